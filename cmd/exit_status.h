#pragma once

namespace cmd {

/// What the process ends with; part of the command's contract. Ended by signal n it is 128 + n.
enum ExitStatus : int {
  everything_read = 0,
  nothing_done = 1,  ///< wrong usage, no readable input, no output
  partly_read = 2,   ///< the output is valid; what could not be read is on stderr
};

}  // namespace cmd
