#pragma once

#include <cstddef>
#include <ostream>
#include <span>
#include <string_view>

#include "cmd/exit_status.h"
#include "cmd/log_options.h"
#include "evtx/error.h"
#include "timeline/account.h"

namespace cmd {

/// What a filter lets pass.
enum class Wanted { main_mode, context_alone };

/// Tells on `err` what was read and what was not, as much of it as `verbosity` asks for.
/// What could not be read is always told; that there is no Main Mode event, where one is wanted.
void tell(std::ostream& err, std::span<const evtx::Error> unusable_paths,
          std::span<const timeline::Account> accounts, Verbosity verbosity,
          Wanted wanted = Wanted::main_mode);

/// The same for a command that takes any event: nothing is said of Main Mode.
void tell_of_any_event(std::ostream& err, std::span<const evtx::Error> unusable_paths,
                       std::span<const timeline::Account> accounts, Verbosity verbosity);

/// Tells on `err` how many record ids are missing within the logs, and where to see which.
void tell_gaps(std::ostream& err, std::span<const timeline::Account> accounts,
               std::string_view where);

/// Tells of what was passed over on purpose, unless `verbosity` is quiet.
void tell_skipped(std::ostream& err, std::span<const evtx::Error> skipped, Verbosity verbosity);

/// Lists messages, each behind what `kind` they are; the first few if it is not verbose.
void tell_list(std::ostream& err, std::string_view kind, const timeline::Notices& notices,
               Verbosity verbosity);

/// A line on `err` that says which program speaks. Nothing in `text` can steer a terminal.
void say(std::ostream& err, std::string_view text);

/// What the command ends with, from what could not be read.
ExitStatus status(std::span<const evtx::Error> unusable_paths,
                  std::span<const timeline::Account> accounts);
/// The same, or, if --strict is asked for, nothing_done for partly_read.
ExitStatus with_strictness(ExitStatus status, const LogOptions& options);

}  // namespace cmd
