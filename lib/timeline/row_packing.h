#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "timeline/event_list.h"
#include "timeline/filter.h"
#include "timeline/pool.h"
#include "timeline/row.h"

namespace timeline {

/// Packs events that were rows, and drops those that a filter does not want.
class RowPacking {
 public:
  /// All must outlive the packing.
  RowPacking(PackedBatch& batch, const Filter& filter, Pools& pools)
      : batch_(batch), filter_(filter), pools_(pools) {}

  /// False if it is not wanted: nothing of it stays. Else its source is one of the batch's.
  bool add(const Row& row);

 private:
  std::uint32_t number_of(std::string_view source);

  PackedBatch& batch_;
  const Filter& filter_;
  Pools& pools_;
  std::unordered_map<std::string, std::uint32_t> sources_{};  // where in those of the batch
};

}  // namespace timeline
