#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <unordered_map>

#include "timeline/session.h"

namespace timeline {

/// The starts that show one SA twice, as Main Mode (4650, 4651) and with Extended Mode (4979 to
/// 4982): two events and one SA.
class DoubleStarts {
 public:
  explicit DoubleStarts(std::span<const Session> sessions);

  /// The other event that shows the SA of this one, by its place in the list; nothing if there is
  /// none.
  [[nodiscard]] std::optional<std::size_t> other(std::size_t place) const;
  /// True if an event that stands further ahead in the list shows the same SA.
  [[nodiscard]] bool is_second(std::size_t place) const;

 private:
  std::unordered_map<std::size_t, std::size_t> others_{};  // both ways
};

}  // namespace timeline
