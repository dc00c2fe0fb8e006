#include "cmd/report_options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <string>

#include "cmd/help.h"
#include "cmd/threshold_options.h"

namespace cmd {
namespace {

// The page says what was left out: a report that is passed on must not look like a whole one.
void note_choices(CLI::App& command, ReportOptions& options) {
  for (const std::string option : {"--since", "--until", "--peer", "--computer"})
    command.get_option(option)->each([&options, option](const std::string& value) {
      options.chosen.push_back(fmt::format("{} {}", option, value));
    });
}

std::string report_footer() {
  std::string text =
      R"(One HTML page, to be opened from disk in any browser of 2024 or later: what was read (files,
SHA-256, losses), key figures, findings with their evidence, a timeline with a lane for each peer,
failures over time by reason, and tables of the sessions and the events with all their fields. The
page needs nothing beside it and fetches nothing.

-o FILE may be left out where standard output is no terminal.

--since, --until, --peer and --computer choose what counts, after all events were read and paired.
The page says so, and shows other events too where a session or a finding rests on them.
)";
  return text.append(counters_and_messages()).append(exit_statuses());
}

}  // namespace

void declare_report(CLI::App& command, ReportOptions& options) {
  options.context = true;
  declare_paths(command, options);
  declare_output_file(command, options);
  declare_report_filter(command, options.shown);
  note_choices(command, options);
  declare_thresholds(command, options.thresholds);
  declare_reading(command, options);
  declare_telling(command, options);
  command.footer(report_footer());
}

}  // namespace cmd
