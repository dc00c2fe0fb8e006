#pragma once

#include "cmd/console.h"
#include "cmd/exit_status.h"
#include "cmd/inspect_options.h"

namespace cmd {

/// `mainmode inspect`: what each log holds, what is damaged, what is missing.
/// Throws std::runtime_error if the output cannot be written.
ExitStatus inspect(const InspectOptions& options, const Console& console);

}  // namespace cmd
