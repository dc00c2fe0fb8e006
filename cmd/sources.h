#pragma once

#include <span>
#include <string>
#include <vector>

#include "timeline/batch.h"

namespace cmd {

/// The files, not open yet; the path `-` is the descriptor `input`. What is named `*.jsonl`, in any
/// case, is a file of rows that `timeline` wrote.
std::vector<timeline::Source> sources(std::span<const std::string> files, int input);

/// The same for a command that reads records: a file of rows cannot be opened, and says so.
std::vector<timeline::Source> logs(std::span<const std::string> files, int input);

}  // namespace cmd
