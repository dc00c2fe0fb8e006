#pragma once

#include <cstddef>
#include <ostream>
#include <span>

#include "cmd/exit_status.h"
#include "cmd/log_options.h"
#include "evtx/error.h"
#include "timeline/account.h"

namespace cmd {

/// Tells on `err` what was read and what was not, as much of it as `verbosity` asks for.
/// What could not be read is always told.
void tell(std::ostream& err, std::span<const evtx::Error> unusable_paths,
          std::span<const timeline::Account> accounts, Verbosity verbosity);

/// What the command ends with, from what could not be read.
ExitStatus status(std::span<const evtx::Error> unusable_paths,
                  std::span<const timeline::Account> accounts);

}  // namespace cmd
