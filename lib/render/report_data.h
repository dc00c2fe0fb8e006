#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evtx/error.h"
#include "timeline/account.h"
#include "timeline/event_list.h"
#include "timeline/filter.h"
#include "timeline/session.h"
#include "timeline/summary.h"

namespace render {

/// What a report tells of.
struct ReportData {
  std::string_view generator{};  ///< the program, with its version
  std::span<const timeline::Account> accounts{};
  /// The SHA-256 of each log as hex digits, in the order of the accounts; empty where not known.
  std::span<const std::string> digests{};
  std::span<const evtx::Error> not_read{};  ///< paths that could not be looked at
  std::span<const evtx::Error> skipped{};   ///< what was passed over on purpose
  timeline::Filter filter{};                ///< what it does not want is shown where it is needed
  std::span<const std::string> chosen{};    ///< the filter in words, as `--peer 192.0.2.1`
  const timeline::EventList& events;
  std::vector<bool> is_copy{};                    ///< of each event, see `copies`; empty: none is
  std::span<const timeline::Session> sessions{};  ///< of these events
  const timeline::Summary& summary;               ///< of these events and sessions
};

/// Writes the data as JSON that may stand in a `<script>` element: no text in it, whoever wrote it
/// into a log, can end the element or begin another. One object of
///
///     schema     2
///     generator  text
///     read       [{source, bytes, sha256 or null, chunks, damaged_chunks, records, main_mode,
///                others, unreadable, missing, losses, doubts, differences}], one a log; the last
///                three are {count, texts}, of which only the first texts are kept
///     not_read, skipped   [text]
///     chosen     [text]
///     figures    [{name, value}], the value a number or a text
///     findings   [{id, severity, statement, basis, evidence}], the evidence rows of `events`
///     sessions   a table, and for each row, as `write_packed` has it: start_event, end_event and
///                lost_by, rows of `events`, and peer, a row of `sessions`, each one more than the
///                row, and 0 where there is none
///     events     a table
///
/// where a table is {count, columns}, holds the rows of `report_rows`, and its columns are as
/// `ReportColumn::json` has them.
void write_report_data(std::ostream& out, const ReportData& data);

}  // namespace render
