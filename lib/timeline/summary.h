#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "events/event.h"
#include "evtx/timestamp.h"
#include "timeline/both_ends.h"
#include "timeline/event_list.h"
#include "timeline/filter.h"
#include "timeline/finding.h"
#include "timeline/histogram.h"
#include "timeline/peer_summary.h"
#include "timeline/reason_summary.h"
#include "timeline/session.h"
#include "timeline/thresholds.h"

namespace timeline {

/// All events together.
struct Totals {
  static constexpr std::size_t kKinds = static_cast<std::size_t>(events::Kind::records_missing) + 1;
  static constexpr std::size_t kStatuses = static_cast<std::size_t>(SessionStatus::lost) + 1;

  std::uint64_t repeats = 0;   ///< copies of records (see `copies`): the rest counts them once
  std::uint64_t left_out = 0;  ///< events that the filter does not want
  std::array<std::uint64_t, kKinds> by_kind{};       ///< events, by `events::Kind`
  std::array<std::uint64_t, kStatuses> by_status{};  ///< SAs, by `SessionStatus`
  // Of events alone: a row of what is missing stands in the time and with the computer of a record
  // that the filter may not want.
  std::uint64_t computers = 0;  ///< that logged
  std::optional<evtx::Timestamp> first{};
  std::optional<evtx::Timestamp> last{};

  [[nodiscard]] std::uint64_t of(events::Kind kind) const {
    return by_kind.at(static_cast<std::size_t>(kind));
  }
  [[nodiscard]] std::uint64_t of(SessionStatus status) const {
    return by_status.at(static_cast<std::size_t>(status));
  }
  bool operator==(const Totals&) const = default;
};

/// What events come to.
struct Summary {
  Thresholds thresholds{};
  Totals totals{};
  std::vector<PeerSummary> peers{};      ///< see `PeerCounts`
  std::vector<ReasonSummary> reasons{};  ///< see `ReasonTotals`
  Histogram histogram{};                 ///< see `HourCounts`
  std::vector<Finding> findings{};       ///< see `Findings`
  /// Failed negotiations that the logs of both hosts show: elsewhere each counts as two failures.
  std::vector<JoinedFailure> failures_at_both_ends{};
  /// The filter asks for certain events: SAs are counted whichever those are.
  bool is_of_certain_events = false;
};

/// What a summary is made with.
struct Summarising {
  /// Which events and SAs count, and of which findings at least one piece of evidence is among
  /// them; the list holds the others too, and what is found is found in all of it.
  Filter filter{};
  Thresholds thresholds{};
};

/// What the events of a sorted list, which holds context too, and their SAs come to; `is_copy` is
/// what `copies` says of the list. The texts of the summary are those of the list: hosts are told
/// apart, and written, as `FirstSpellings` does.
Summary summarise(const EventList& events, const std::vector<bool>& is_copy,
                  std::span<const Session> sessions, const Summarising& options);

}  // namespace timeline
