#pragma once

#include <chrono>
#include <deque>
#include <vector>

#include "evtx/timestamp.h"
#include "timeline/sa_event.h"

namespace timeline {

/// Within so much of one another times may be in another order than the events: several threads log
/// at once, and an SA's end may have a time that is some microseconds before its start's, though
/// its record comes behind.
inline constexpr evtx::Ticks kOrderReach = std::chrono::seconds(5);

/// Those of a log, or of a computer. Who takes them from the front gives back their memory as he
/// goes.
using SaEvents = std::deque<SaEvent>;

/// Brings the events of one log from the order of their times (those without one first) into that
/// in which they were written, and marks those where record ids and times contradict each other
/// (`is_out_of_order`, `has_other_place`).
///
/// - Record ids decide, whatever the times are, since a clock may be set back. Where time falls by
///   more than `kOrderReach` it has to be seen that it was: the one record is behind the other in
///   one file too, or one of them tells of a step back that is as large.
/// - Ids may start over, when a log is cleared (its 1102 then has a smaller id than all before it)
///   or a computer is installed anew. Where times fall and nothing of the above is seen, times
///   decide, and ids only within `kOrderReach`.
SaEvents in_written_order(SaEvents by_time);

/// Puts logs of one computer, each as it was written, into one: what was written in one of them is
/// before what has a later time in another.
SaEvents merged(std::vector<SaEvents> logs);

}  // namespace timeline
