#pragma once

#include <span>
#include <string>
#include <vector>

#include "timeline/batch.h"

namespace cmd {

/// The files, not open yet; the path `-` is the descriptor `input`.
std::vector<timeline::Source> sources(std::span<const std::string> files, int input);

}  // namespace cmd
