#pragma once

#include "cmd/console.h"
#include "cmd/exit_status.h"
#include "cmd/verify_options.h"

namespace cmd {

/// `mainmode verify`: both readers on every record, compared.
/// Throws std::runtime_error if the output cannot be written.
ExitStatus verify(const VerifyOptions& options, const Console& console);

}  // namespace cmd
