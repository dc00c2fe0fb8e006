#pragma once

#include "cmd/console.h"
#include "cmd/exit_status.h"
#include "cmd/explain_options.h"

namespace cmd {

/// `mainmode explain`: what events, parameter strings, errors and fields mean, and what is
/// documented about causes. Ends with nothing_done if no term is known, partly_read if some are
/// not. Throws std::runtime_error if the output cannot be written.
ExitStatus explain(const ExplainOptions& options, const Console& console);

}  // namespace cmd
