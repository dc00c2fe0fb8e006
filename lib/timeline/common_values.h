#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "events/shape.h"
#include "evtx/binxml/layout.h"
#include "evtx/binxml/value_table.h"
#include "evtx/text_buffer.h"
#include "timeline/packed_values.h"
#include "timeline/pool.h"
#include "timeline/text_limit.h"

namespace timeline {

/// The fields of a layout, those apart that events have in common with others.
struct FieldPlaces {
  using Place = evtx::binxml::Place;

  std::vector<const Place*> common{};  ///< in the layout
  std::vector<const Place*> own{};     ///< the same
  /// Where the values of common fields stand.
  std::vector<evtx::binxml::ValueTable::Stretch> stretches{};
  /// Known by this number are the places of the common ones; nothing: they are not remembered.
  std::optional<std::uint32_t> number{};
};

/// Packs the values that events of a batch have in common, and knows those again that it has packed
/// lately, by their places and their bytes in the record.
class CommonValues {
 public:
  /// `bytes` are the values of the batch. Both must outlive the common ones.
  CommonValues(std::string& bytes, TextPool& texts) : all_(bytes), writer_(texts) {}

  struct Packed {
    std::uint32_t place = 0;    ///< where they are in the values of the batch
    std::size_t text_size = 0;  ///< see `ValueWriter`
  };

  /// The fields of a layout, whose names are those of the shape. It must outlive the places.
  FieldPlaces places_of(const evtx::binxml::EventDataLayout& layout, const events::Shape& shape);

  /// Those of a record whose fields have these places. Throws evtx::Error as `ValueWriter` and
  /// `TextLimit::check` do; nothing was packed then.
  Packed of(const FieldPlaces& places, const evtx::binxml::ValueTable& values,
            const TextLimit& limit);

 private:
  using Values = evtx::binxml::ValueTable;

  struct Known {
    std::string bytes{};
    Packed packed{};
  };

  std::optional<std::uint32_t> number_of(const std::vector<const FieldPlaces::Place*>& common);
  bool take_bytes(const FieldPlaces& places, const Values& values);
  bool take(const Values::Stretch& stretch, const Values& values);
  Packed pack(const FieldPlaces& places, const Values& values, const TextLimit& limit);

  std::string& all_;
  ValueWriter writer_;
  std::vector<std::vector<FieldPlaces::Place>> places_{};  // by number
  evtx::TextBuffer bytes_{};                               // of the record at hand
  std::array<Known, 256> known_{};
};

}  // namespace timeline
