#include "cmd/report_options.h"

#include <CLI/CLI.hpp>
#include <string>

#include "cmd/help.h"

namespace cmd {
namespace {

std::string footer() {
  std::string text =
      R"(One HTML page, to be opened from disk in any browser of 2024 or later: what was read (files,
SHA-256, losses), key figures, findings with their evidence, a timeline with a lane for each peer,
failures over time by reason, and tables of the sessions and the events with all their fields. The
page needs nothing beside it and fetches nothing.

-o FILE may be left out where standard output is no terminal.
)";
  return text.append(counters_and_messages()).append(exit_statuses());
}

}  // namespace

void declare_report(CLI::App& command, ReportOptions& options) {
  options.context = true;
  declare_paths(command, options);
  declare_output_file(command, options);
  declare_reading(command, options);
  declare_telling(command, options);
  command.footer(footer());
}

}  // namespace cmd
