#pragma once

#include <cstddef>
#include <cstdint>

namespace timeline {

/// How far the work is.
struct Progress {
  std::size_t logs_done = 0;
  std::uint64_t bytes = 0;
  std::uint64_t events = 0;  ///< taken so far
};

}  // namespace timeline
