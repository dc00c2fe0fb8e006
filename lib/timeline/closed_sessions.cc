#include "timeline/closed_sessions.h"

#include <algorithm>

#include "timeline/filter.h"

namespace timeline {

ClosedSessions::ClosedSessions(std::span<const Session> sessions) {
  std::size_t last = 0;
  for (const auto& session : sessions)
    if (session.end) last = std::max(last, *session.end + 1);
  places_.resize(last);
  for (const auto& session : sessions)
    if (session.start && session.end && *session.start < *session.end)
      places_[*session.end].start = *session.start;
}

void ClosedSessions::see(std::size_t place, const events::Event& event) {
  if (place < places_.size()) places_[place].at = moment(event);
}

std::optional<ClosedSession> ClosedSessions::ended_by(std::size_t place) const {
  if (place >= places_.size() || places_[place].start == kNone) return std::nullopt;
  const auto& [start, at] = places_[place];
  const auto began = places_[start].at;
  if (!began || !at) return std::nullopt;
  return ClosedSession{.start = start, .end = place, .up = *at - *began};
}

}  // namespace timeline
