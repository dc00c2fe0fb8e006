#pragma once

#include <cstddef>
#include <cstdint>
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
#include "timeline/event_list.h"
#include "timeline/filter.h"
#include "timeline/packed_event.h"
#include "timeline/pool.h"
#include "timeline/record_texts.h"

namespace timeline {

/// Packs the events of one source, and drops those that a filter does not want: of these
/// nothing stays, in the pools neither.
///
/// A template may name a long text of its own or of the record many times, so that small records
/// become large events. Who packs one pays for that: its texts may have 512 bytes and eight times
/// as many as the record, which is more than any real event has.
class Packing {
 public:
  /// All must outlive the packing.
  Packing(PackedBatch& batch, const Filter& filter, Pools& pools, std::size_t source)
      : batch_(batch), filter_(filter), pools_(pools), source_(source) {}

  /// Packs the record of a frame, which was decoded in full. False if it is not wanted. Throws
  /// evtx::Error if its texts are too long; nothing was packed then.
  bool add(const evtx::Frame& frame, const evtx::Record& record);
  /// Packs a record from its values; `offset` is that of the record in the file. False if it is not
  /// wanted. Throws evtx::Error if a value is not of its type or its texts are too long; nothing
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
    explicit KnownShape(std::vector<std::string> all);

    std::vector<std::string> names{};      // as in the log
    std::optional<events::Shape> shape{};  // once an event of it was decoded
    std::size_t size = 0;                  // of its names
    std::optional<std::uint32_t> id{};     // in the pool, once an event of it was packed
  };

  struct KnownLayout {
    const evtx::binxml::EventDataLayout* layout = nullptr;
    std::size_t shape = 0;  // which of them
  };

  /// A text of the pool, as records that follow one another have it in common.
  struct KnownText {
    std::uint32_t id = 0;
    std::string_view text{};
  };

  /// An event before it is packed: views.
  struct Draft {
    std::size_t record_size = 0;
    events::Head head{};
    KnownShape& shape;
    std::span<const events::FieldValue> values{};
    std::uint64_t templates = 0;  // see PackedBatch
  };

  KnownShape& shape_of(const evtx::binxml::EventDataLayout& layout);
  KnownShape& shape_of(const evtx::Record& record);
  template <class Fields, class Name>
  KnownShape& shape_of(const Fields& fields, Name name);
  bool keep(const Draft& draft);
  bool is_wanted(const Draft& draft);
  void pack(const Draft& draft);
  PackedEvent packed(const events::Head& head);
  std::uint32_t id_of(KnownText& known, std::string_view text);

  PackedBatch& batch_;
  const Filter& filter_;
  Pools& pools_;
  std::size_t source_;
  KnownText computer_{};
  KnownText channel_{};
  std::vector<KnownShape> shapes_{};
  std::vector<KnownLayout> layouts_{};  // of the chunk at hand
  bool has_wrong_checksum_ = false;     // the chunk at hand
  RecordTexts texts_{};                 // of the record at hand; keeps its room
  events::Event event_{};               // the same
};

}  // namespace timeline
