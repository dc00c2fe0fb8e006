#pragma once

#include <span>

#include "timeline/event_list.h"
#include "timeline/filter.h"
#include "timeline/pool.h"
#include "timeline/read_ids.h"

namespace timeline {

/// The gaps of a log as events of kind `records_missing`, those that the filter wants: each stands
/// with the record behind it, and has the fields first, last and count, and unreadable where some
/// of its records were met and not read.
PackedBatch gap_rows(std::span<const RecordGap> gaps, const Filter& filter, Pools& pools);

}  // namespace timeline
