#pragma once

#include "cmd/console.h"
#include "cmd/exit_status.h"
#include "cmd/report_options.h"

namespace cmd {

/// `mainmode report`: a page that shows the events, the sessions and the findings of the logs.
/// Throws std::runtime_error if the output cannot be written, if it would go to a terminal, or if
/// the program was built without the page.
ExitStatus report(const ReportOptions& options, const Console& console);

}  // namespace cmd
