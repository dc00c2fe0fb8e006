#pragma once

#include "cmd/console.h"
#include "cmd/exit_status.h"
#include "cmd/timeline_options.h"

namespace cmd {

/// `mainmode timeline`: every Main Mode event of the logs, in time order, as rows.
/// Throws std::runtime_error if the output cannot be written.
ExitStatus timeline(const TimelineOptions& options, const Console& console);

}  // namespace cmd
