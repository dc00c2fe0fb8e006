#pragma once

#include <string>
#include <vector>

namespace stories {

/// Logs that are looked at together: those of one story, or of one that is told by several.
struct Case {
  std::string name{};
  std::vector<std::string> logs{};  ///< their paths, from the top folder
};

/// Each log of testdata is in one of them.
std::vector<Case> cases();

}  // namespace stories
