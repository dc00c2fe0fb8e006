#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "evtx/quick_reader.h"
#include "evtx/record.h"
#include "timeline/event_list.h"
#include "timeline/filter.h"
#include "timeline/packed_event.h"
#include "timeline/pool.h"

namespace timeline {

/// Packs the Main Mode events of one source, and drops those that a filter does not want.
class Packing {
 public:
  /// All must outlive the packing.
  Packing(PackedBatch& batch, const Filter& filter, Pools& pools, std::size_t source)
      : batch_(batch), filter_(filter), pools_(pools), source_(source) {}

  /// Packs a record that was decoded in full. False if it is not wanted.
  bool add(const evtx::Record& record);
  /// Packs a record from its values. False if it is not wanted. Throws evtx::Error if a value is
  /// not of its type; nothing was packed then.
  bool add(const evtx::Frame& frame, std::uint64_t offset, const evtx::RecordView& record,
           const evtx::FieldsView& fields);
  /// Forgets the layouts it has seen, whose place may be taken by others: call it for each chunk.
  void begin_chunk() { shapes_.clear(); }

 private:
  bool keep(PackedEvent packed, std::size_t begin);
  std::uint32_t shape_of(const evtx::binxml::EventDataLayout& layout);
  std::uint32_t text_of(const evtx::binxml::Filling& filling);
  void pack(const evtx::binxml::Filling& filling);

  PackedBatch& batch_;
  const Filter& filter_;
  Pools& pools_;
  std::size_t source_;
  std::vector<std::pair<const evtx::binxml::EventDataLayout*, std::uint32_t>> shapes_{};
  std::string text_{};  // of the value at hand; keeps its room
  Unpacker unpacker_{pools_};
};

}  // namespace timeline
