#pragma once

#include <string>
#include <vector>

#include "cmd/event_options.h"
#include "timeline/filter.h"
#include "timeline/thresholds.h"

namespace cmd {

/// What was asked of `mainmode report`. All events are read, whatever is shown.
struct ReportOptions : EventOptions {
  timeline::Filter shown{};           ///< which events and sessions
  std::vector<std::string> chosen{};  ///< the same as it was written: `--peer 192.0.2.1`
  timeline::Thresholds thresholds{};
};

/// Declares the options of `report`, which fill in `options` when the command line is parsed.
/// `options` must outlive the parsing.
void declare_report(CLI::App& command, ReportOptions& options);

}  // namespace cmd
