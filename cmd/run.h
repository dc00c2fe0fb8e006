#pragma once

#include <string>
#include <vector>

#include "cmd/console.h"

namespace cmd {

/// The whole command: `arguments` without the program's name. Gives the exit status, in a copy of
/// the process where `console` says that it may fork; the process itself then ends with it.
int run(const std::vector<std::string>& arguments, const Console& console);

}  // namespace cmd
