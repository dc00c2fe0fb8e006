#pragma once

#include "cmd/event_options.h"

namespace cmd {

/// What was asked of `mainmode report`.
struct ReportOptions : EventOptions {};

/// Declares the options of `report`, which fill in `options` when the command line is parsed.
/// `options` must outlive the parsing.
void declare_report(CLI::App& command, ReportOptions& options);

}  // namespace cmd
