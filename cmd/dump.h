#pragma once

#include "cmd/console.h"
#include "cmd/dump_options.h"
#include "cmd/exit_status.h"

namespace cmd {

/// `mainmode dump`: every record of any event, in the order of the logs.
/// Throws std::runtime_error if the output cannot be written.
ExitStatus dump(const DumpOptions& options, const Console& console);

}  // namespace cmd
