#include "timeline/closed_sessions.h"

#include <algorithm>

#include "timeline/filter.h"
#include "timeline/log_order.h"

namespace timeline {

ClosedSessions::ClosedSessions(std::span<const Session> sessions) {
  std::size_t count = 0;
  for (const auto& session : sessions)
    if (session.start && session.end)
      count = std::max({count, *session.start + 1, *session.end + 1});
  places_.resize(count);
  is_start_.resize(count);
  for (const auto& session : sessions) add(session);
}

void ClosedSessions::add(const Session& session) {
  if (!session.start || !session.end || *session.start == *session.end) return;
  const auto [first, second] = std::minmax(*session.start, *session.end);
  places_[second].before = first;
  is_start_[second] = second == *session.start;
}

void ClosedSessions::see(std::size_t place, const events::Event& event) {
  if (place < places_.size()) places_[place].at = moment(event);
}

std::optional<ClosedSession> ClosedSessions::closed_with(std::size_t place) const {
  if (place >= places_.size() || places_[place].before == kNone) return std::nullopt;
  const auto& [before, at] = places_[place];
  const auto began = places_[before].at;
  if (!began || !at) return std::nullopt;
  const auto between = *at - *began;
  if (!is_start_[place]) return ClosedSession{.start = before, .end = place, .up = between};
  if (between > kOrderReach) return std::nullopt;
  return ClosedSession{.start = place, .end = before};
}

}  // namespace timeline
