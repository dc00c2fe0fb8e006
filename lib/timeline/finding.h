#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace timeline {

enum class Severity { info, low, medium, high };

/// Something that stands out in the logs. It states what was seen, never what was meant.
struct Finding {
  std::string_view id{};  ///< of its check: `failure-burst`
  Severity severity = Severity::info;
  std::string statement{};              ///< one sentence with the figures in it
  std::string basis{};                  ///< the threshold or the standard by which it was found
  std::vector<std::size_t> evidence{};  ///< the events that show it, by their places in the list
};

}  // namespace timeline
