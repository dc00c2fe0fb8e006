#pragma once

#include <iosfwd>
#include <span>
#include <vector>

#include "render/report_rows.h"
#include "timeline/event_list.h"
#include "timeline/session.h"

namespace render {

/// What the tables of a report are made of.
struct ReportTables {
  const timeline::EventList& events;
  const std::vector<bool>& is_copy;               ///< of each event; empty if none is
  std::span<const timeline::Session> sessions{};  ///< all of these events
  const ReportRows& rows;                         ///< those that are shown
};

/// Writes the table of the events, for a script: the columns of `timeline` and two more, `reason`
/// and `is_copy`.
void write_event_table(std::ostream& out, const ReportTables& tables);

/// Writes the table of the sessions, for a script, with the rows of their events.
void write_session_table(std::ostream& out, const ReportTables& tables);

}  // namespace render
