#pragma once

#include "cmd/console.h"
#include "cmd/exit_status.h"
#include "cmd/sessions_options.h"

namespace cmd {

/// `mainmode sessions`: the Main Mode SAs of the logs, each with its start and its end, as rows.
/// Throws std::runtime_error if the output cannot be written.
ExitStatus sessions(const SessionsOptions& options, const Console& console);

}  // namespace cmd
