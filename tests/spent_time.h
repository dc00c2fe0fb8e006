#pragma once

#include <chrono>
#include <ctime>

/// Takes so much time of a processor.
inline void spend(std::chrono::milliseconds time) {
  const auto ticks = time.count() * CLOCKS_PER_SEC / 1000;
  for (const auto begin = std::clock(); std::clock() - begin < ticks;) continue;
}
