#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "events/event.h"
#include "evtx/timestamp.h"
#include "timeline/session.h"

namespace timeline {

/// An SA that came up and went away again.
struct ClosedSession {
  std::size_t start = 0;  ///< the events, by their places in the list
  std::size_t end = 0;
  evtx::Ticks up{};  ///< for how long it was up, never negative
};

/// How long SAs were up, known while the events of a list go by in order of time.
class ClosedSessions {
 public:
  explicit ClosedSessions(std::span<const Session> sessions);

  /// The next event.
  void see(std::size_t place, const events::Event& event);
  /// The SA that an event ends, once that was seen; nothing if none does, or a time is missing.
  [[nodiscard]] std::optional<ClosedSession> ended_by(std::size_t place) const;

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  struct Place {
    std::size_t start = kNone;  // of the SA that its event ends
    std::optional<evtx::Timestamp> at{};
  };

  std::vector<Place> places_{};  // of the list, up to the last end
};

}  // namespace timeline
