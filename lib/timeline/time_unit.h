#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace timeline {

/// A unit of time, as it is written behind a number.
struct TimeUnit {
  char letter = 's';            ///< of options
  std::string_view name = "s";  ///< in texts
  std::int64_t seconds = 1;
};

/// The shortest first.
inline constexpr std::array<TimeUnit, 4> kTimeUnits{
    {{'s', "s", 1}, {'m', "min", 60}, {'h', "h", 3600}, {'d', "d", 86400}}};

}  // namespace timeline
