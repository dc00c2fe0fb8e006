#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "timeline/event_list.h"

namespace timeline {

/// What became of an SA, as far as the logs say.
enum class SessionStatus {
  closed,         ///< its end was logged
  open,           ///< it was still up at the end of its computer's log
  unknown_start,  ///< only its end was logged
  lost,           ///< its id came up again, or its computer started anew, and no end was logged
};

/// One Main Mode SA as one computer saw it: its events, by their places in the list, and what they
/// say together. The texts are those of the events.
struct Session {
  std::optional<std::size_t> start{};  ///< an `established` or `extended_mode_established`
  std::optional<std::size_t> end{};    ///< an `ended`
  SessionStatus status = SessionStatus::open;
  std::string_view confidence{};         ///< one word: why the pair may be doubted, or "sure"
  std::optional<std::size_t> peer{};     ///< the session of the same SA at its other end
  std::optional<double> clock_offset{};  ///< seconds that the other end's clock is ahead
};

/// The SAs of a sorted list, ordered by their first event.
std::vector<Session> sessions(const EventList& events);

}  // namespace timeline
