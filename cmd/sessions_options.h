#pragma once

#include "cmd/row_options.h"
#include "timeline/filter.h"

namespace cmd {

/// What was asked of `mainmode sessions`. All events are read, whatever sessions are shown.
struct SessionsOptions : RowOptions {
  timeline::Filter sessions{};  ///< which of them are shown
};

/// Declares the options of `sessions`, which fill in `options` when the command line is parsed.
/// `options` must outlive the parsing.
void declare_sessions(CLI::App& command, SessionsOptions& options);

}  // namespace cmd
