#pragma once

#include <iosfwd>

#include "timeline/event_list.h"
#include "timeline/summary.h"

namespace render {

/// Writes a summary as one JSON object on one line: ids as strings, times in UTC, null where there
/// is nothing to say; every key is always there. `events` are those that were summarised.
void write_summary_json(std::ostream& out, const timeline::Summary& summary,
                        const timeline::EventList& events);

}  // namespace render
