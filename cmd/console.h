#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>

namespace cmd {

/// What the command is connected to; a test has its own.
struct Console {
  std::ostream& out;  ///< data, nothing else
  std::ostream& err;  ///< what is to be said of it
  int in = 0;         ///< a descriptor, for the path `-`
  bool in_is_terminal = false;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  std::optional<std::size_t> width{};  ///< of the terminal, in cells
  bool colour = false;                 ///< the terminal can show it and the user wants it
  std::size_t processors = 1;
  bool may_fork = false;  ///< the process has one thread, and is the command's own
};

}  // namespace cmd
