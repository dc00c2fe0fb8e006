#pragma once

#include "timeline/event_list.h"
#include "timeline/filter.h"
#include "timeline/session.h"

namespace timeline {

/// True if every part of the filter wants the session; a part that is empty wants all, and
/// `event_ids` are not asked.
///
/// - The period wants an SA that may have been up in it: from its start, or ever since if that was
///   not logged, to its end, for ever if it is open, or to when it was lost. An SA without a time
///   is not wanted by a period.
/// - Peers and computers are those of its start or of its end.
bool wants(const Filter& filter, const Session& session, const EventList& events);

}  // namespace timeline
