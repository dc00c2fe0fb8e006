#pragma once

#include <span>
#include <string>
#include <vector>

#include "timeline/batch.h"

namespace cmd {

/// The files, not open yet but for descriptors; the path `-` is the descriptor `input`. What begins
/// as JSON lines do holds rows that `timeline` wrote, and so does what is named `*.jsonl` and does
/// not begin as a log does; what is named `*.evtx` is a log. Of a named pipe the name decides.
std::vector<timeline::Source> sources(std::span<const std::string> files, int input);

/// The same for a command that reads records: a file of rows cannot be opened, and says so.
std::vector<timeline::Source> logs(std::span<const std::string> files, int input);

}  // namespace cmd
