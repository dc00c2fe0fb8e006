#pragma once

#include <string>
#include <vector>

#include "cmd/console.h"

namespace cmd {

/// The whole command: `arguments` without the program's name. Gives the exit status.
int run(const std::vector<std::string>& arguments, const Console& console);

}  // namespace cmd
