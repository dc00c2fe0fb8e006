#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "events/event.h"
#include "evtx/timestamp.h"
#include "render/column.h"
#include "timeline/event_list.h"
#include "timeline/session.h"

namespace render {

/// A session with what the rows show of it.
struct SessionRow {
  timeline::Session session{};
  std::optional<events::Event> start{};
  std::optional<events::Event> end{};
  std::string_view peer_computer{};  ///< who logged the other end; empty if nobody did

  /// The start, or the end where only that is known: what both have is taken from it.
  [[nodiscard]] const events::Event& first() const { return start ? *start : *end; }
  [[nodiscard]] std::optional<evtx::Timestamp> start_time() const;
  [[nodiscard]] std::optional<evtx::Timestamp> end_time() const;
  /// From start to end; 0 where the end has the earlier time, nothing where a time is missing.
  [[nodiscard]] std::optional<evtx::Ticks> duration() const;
};

/// The row of one of the sessions of `events`, which must outlive it.
SessionRow session_row(const timeline::EventList& events,
                       std::span<const timeline::Session> sessions, std::size_t index);

/// A word of the `status` column.
struct StatusWord {
  std::string_view word;
  std::string_view meaning;
};
/// All of them, in the order of `SessionStatus`.
std::span<const StatusWord> status_words();
std::string_view name(timeline::SessionStatus status);

/// The columns of `sessions`, schema 1, in their order. Later columns go to the end.
std::span<const ColumnOf<SessionRow>> session_columns();

}  // namespace render
