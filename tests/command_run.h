#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "cmd/run.h"

/// What the command printed and how it ended, run inside the test.
struct CommandRun {
  int status = 0;
  std::string out{};
  std::string err{};
};

inline CommandRun run_command(const std::vector<std::string>& arguments) {
  std::ostringstream out;
  std::ostringstream err;
  const int status = cmd::run(arguments, {.out = out, .err = err, .processors = 2});
  return {.status = status, .out = out.str(), .err = err.str()};
}

/// What the command prints for these inputs, whatever it says of damage.
inline std::string printed(std::vector<std::string> arguments,
                           const std::vector<std::string>& inputs) {
  arguments.insert(arguments.end(), inputs.begin(), inputs.end());
  return run_command(arguments).out;
}
