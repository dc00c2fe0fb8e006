#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "events/decode.h"
#include "events/shape.h"
#include "evtx/quick_reader.h"
#include "evtx/record.h"
#include "timeline/chunk_check.h"
#include "timeline/common_values.h"
#include "timeline/event_list.h"
#include "timeline/filter.h"
#include "timeline/memo.h"
#include "timeline/packed_event.h"
#include "timeline/packed_values.h"
#include "timeline/pool.h"
#include "timeline/record_texts.h"
#include "timeline/text_limit.h"

namespace timeline {

/// Packs the events of one source, and drops those that a filter does not want: of these
/// nothing stays, in the pools neither. Who packs one pays for its texts, see `TextLimit`.
class Packing {
 public:
  /// All must outlive the packing.
  Packing(PackedBatch& batch, const Filter& filter, Pools& pools, std::size_t source)
      : batch_(batch),
        filter_(filter),
        pools_(pools),
        source_(source),
        common_(batch.values, pools.texts),
        own_(pools.texts) {}

  /// Packs the record of a frame, which was decoded in full. False if it is not wanted. Throws
  /// evtx::Error if its texts are too long; nothing was packed then.
  bool add(const evtx::Frame& frame, const evtx::Record& record);
  /// Packs a record from its values; `offset` is that of the record in the file. False if it is not
  /// wanted. Throws evtx::Error if a value is not of its type or its texts are too long; no event
  /// was packed then.
  bool add(const evtx::Frame& frame, std::uint64_t offset, const evtx::RecordView& record,
           const evtx::FieldsView& fields);
  /// What a record says of itself beside its fields, packed: it has no fields yet.
  PackedEvent head(const evtx::Record& record);
  /// The same. Throws evtx::Error if a value is not of its type.
  PackedEvent head(const evtx::Frame& frame, std::uint64_t offset, const evtx::RecordView& record);
  /// Forgets the places of the layouts it has seen, which others may take: call it for each chunk.
  /// If the checksum that its records are under is wrong, the events are marked with it.
  void begin_chunk(std::optional<Checksum> of_records);

 private:
  /// The shape of records whose fields have these names.
  struct KnownShape {
    KnownShape(std::vector<std::string> all, const ShapePool& pool);

    std::vector<std::string> names{};             // as in the log
    std::optional<std::uint32_t> id{};            // in the pool, if it is there
    std::unique_ptr<const events::Shape> made{};  // if it was not in the pool
    const events::Shape* shape = nullptr;         // that one, or the pool's
    std::size_t size = 0;                         // of its names
  };

  struct KnownLayout {
    const evtx::binxml::EventDataLayout* layout = nullptr;
    std::size_t shape = 0;  // which of them
    FieldPlaces places{};
  };

  /// A text of the pool.
  struct PooledText {
    std::uint32_t id = 0;
    std::size_t size = 0;
  };
  struct HeadTexts {
    PooledText computer{};
    PooledText channel{};
  };

  const KnownLayout& known(const evtx::binxml::EventDataLayout& layout);
  KnownShape& shape_of(const evtx::Record& record);
  template <class Fields, class Name>
  KnownShape& shape_of(const Fields& fields, Name name);
  bool is_wanted(const events::Head& head, KnownShape& shape,
                 std::span<const events::FieldValue> values);
  bool is_wanted(events::Head head, KnownShape& shape, const evtx::RecordView& record,
                 const evtx::FieldsView& fields);
  void add(PackedEvent event, KnownShape& shape, std::uint32_t values, std::uint64_t templates);
  [[nodiscard]] PackedEvent packed(const events::Head& head, const HeadTexts& texts) const;
  HeadTexts texts_of(const events::Head& head);
  HeadTexts texts_of(const evtx::RecordView& record);
  PooledText pooled(std::string_view text);

  PackedBatch& batch_;
  const Filter& filter_;
  Pools& pools_;
  std::size_t source_;
  Memo<PooledText> computer_{};
  Memo<PooledText> channel_{};
  CommonValues common_;
  ValueWriter own_;  // the values of the event at hand
  std::vector<KnownShape> shapes_{};
  std::vector<KnownLayout> layouts_{};  // of the chunk at hand
  bool has_wrong_checksum_ = false;     // the chunk at hand
  RecordTexts texts_{};                 // of a record that may not be wanted; keeps its room
  events::Event event_{};               // the same
};

}  // namespace timeline
