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
/// say together.
struct Session {
  std::optional<std::size_t> start{};  ///< an `established` or `extended_mode_established`
  std::optional<std::size_t> end{};    ///< an `ended`
  SessionStatus status = SessionStatus::open;
  std::string_view confidence{};         ///< one of `confidence_words`
  std::optional<std::size_t> lost_by{};  ///< the start of its id's next SA, or a `system_started`
  /// The other event that shows its start: with Extended Mode where `start` is without, or without.
  std::optional<std::size_t> start_again{};
  std::optional<std::size_t> peer{};     ///< the session of the same SA at its other end
  std::optional<double> clock_offset{};  ///< seconds that the other end's clock is ahead

  /// The event by which it is sorted: its start, or its end where only that is known.
  [[nodiscard]] std::size_t first() const { return start ? *start : end.value_or(0); }
};

/// The SAs of a sorted list, both ends joined (see `with_both_ends`), in the order of their starts,
/// or their ends where only those are known; at the same moment in that of the computers and the
/// record ids. Of a record that is there several times one counts. See `Pairing` for the rules.
std::vector<Session> sessions(const EventList& events);
/// The same, where `is_copy` is what `copies` says of the list.
std::vector<Session> sessions(const EventList& events, const std::vector<bool>& is_copy);

}  // namespace timeline
