#pragma once

#include "cmd/console.h"
#include "cmd/exit_status.h"
#include "cmd/summary_options.h"

namespace cmd {

/// `mainmode summary`: counts by peer, reason and hour, and findings.
/// Throws std::runtime_error if the output cannot be written.
ExitStatus summary(const SummaryOptions& options, const Console& console);

}  // namespace cmd
