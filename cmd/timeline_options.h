#pragma once

#include "cmd/row_options.h"

namespace cmd {

/// What was asked of `mainmode timeline`.
struct TimelineOptions : RowOptions {};

/// Declares the options of `timeline`, which fill in `options` when the command line is parsed.
/// `options` must outlive the parsing.
void declare_timeline(CLI::App& command, TimelineOptions& options);

}  // namespace cmd
