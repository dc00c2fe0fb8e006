#pragma once

#include "timeline/thresholds.h"

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11 calls itself so
class App;
}  // namespace CLI

namespace cmd {

/// An option for each threshold of the findings. `thresholds` must outlive the parsing.
void declare_thresholds(CLI::App& command, timeline::Thresholds& thresholds);

}  // namespace cmd
