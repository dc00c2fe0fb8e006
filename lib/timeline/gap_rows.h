#pragma once

#include <cstdint>
#include <span>

#include "timeline/account.h"
#include "timeline/event_list.h"
#include "timeline/filter.h"
#include "timeline/pool.h"
#include "timeline/read_ids.h"

namespace timeline {

/// The gaps of a log as events of kind `records_missing`, those that the filter wants: each stands
/// where and when the gap says, behind all records with the id that follows, and has the fields
/// first, last and count, as far as they are known, unreadable where some of its records were met
/// and not read, `lost` where none was, but something is lost there, between two records
/// `after_time`, that of the first of them, and behind all records `after`, the id of the last one.
/// In a collector's log it is of no computer, and `computers` says so.
PackedBatch gap_rows(std::span<const RecordGap> gaps, const Filter& filter, Pools& pools);

/// Whether the row of a gap tells of a loss, see `loss_told_by`.
bool tells_of_loss(const RecordGap& gap);

/// A source and what became of it.
struct LostSource {
  std::uint32_t number = 0;
  const Account& account;
  std::span<const RecordGap> gaps{};  ///< all it has, whoever wants them
  bool is_lost_elsewhere = false;     ///< see `ReadIds::is_lost_elsewhere`
};
/// The same as `gap_rows` for a source of which nothing could be read, or not all of its rows:
/// without a time, a computer and a record id, it has the field unreadable (records) or
/// rows_unreadable. Where something was lost of which no gap tells, it has `lost` alone.
PackedBatch lost_source_row(const LostSource& source, const Filter& filter, Pools& pools);

}  // namespace timeline
