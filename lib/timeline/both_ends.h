#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "timeline/event_list.h"
#include "timeline/session.h"

namespace timeline {

/// Joins the sessions of SAs that the logs of both hosts show: fills in `peer` and `clock_offset`.
/// `sessions` are those of `events`. See `matches` for what makes two of them one.
std::vector<Session> with_both_ends(const EventList& events, std::vector<Session> sessions);

/// A failed negotiation that both hosts logged: two events, by their places in the list.
struct JoinedFailure {
  std::size_t first = 0;
  std::size_t second = 0;  ///< behind the first

  bool operator==(const JoinedFailure&) const = default;
};

/// Those of a sorted list, by their first event, without its `copies`. Failures come again and
/// again at equal intervals: clocks that are further apart than minutes are believed only where the
/// cookies say so, or `sessions`, which are those of the list.
std::vector<JoinedFailure> joined_failures(const EventList& events,
                                           std::span<const Session> sessions,
                                           const std::vector<bool>& is_copy);

}  // namespace timeline
