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
///
/// Several threads log: the end of a short SA may have a time some microseconds before that of its
/// start. It was up for no time. Where the end is earlier by more than `kOrderReach` the clock
/// was set, and for how long the SA was up is not known.
class ClosedSessions {
 public:
  explicit ClosedSessions(std::span<const Session> sessions);

  /// The next event.
  void see(std::size_t place, const events::Event& event);
  /// The SA of which this event is the second of start and end in the list, once that was seen;
  /// nothing if there is none, or its duration is not known.
  [[nodiscard]] std::optional<ClosedSession> closed_with(std::size_t place) const;

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  struct Place {
    std::size_t before = kNone;  // the start of the SA that its event ends, or the end of it
    std::optional<evtx::Timestamp> at{};
  };

  void add(const Session& session);

  std::vector<Place> places_{};   // of the list, up to the last of these events
  std::vector<bool> is_start_{};  // by place: its event is the start, and `before` the end
};

}  // namespace timeline
