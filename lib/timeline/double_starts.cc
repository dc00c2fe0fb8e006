#include "timeline/double_starts.h"

namespace timeline {

DoubleStarts::DoubleStarts(std::span<const Session> sessions) {
  for (const auto& session : sessions) {
    if (!session.start || !session.start_again) continue;
    others_[*session.start] = *session.start_again;
    others_[*session.start_again] = *session.start;
  }
}

std::optional<std::size_t> DoubleStarts::other(std::size_t place) const {
  const auto found = others_.find(place);
  return found == others_.end() ? std::nullopt : std::optional(found->second);
}

bool DoubleStarts::is_second(std::size_t place) const {
  const auto first = other(place);
  return first && *first < place;
}

}  // namespace timeline
