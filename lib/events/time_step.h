#pragma once

#include <optional>

#include "events/event.h"
#include "evtx/timestamp.h"

namespace events {

/// A step of a clock.
struct TimeStep {
  evtx::Timestamp from{};
  evtx::Timestamp to{};

  /// How far it is, either way.
  [[nodiscard]] evtx::Ticks size() const { return to < from ? from - to : to - from; }
};

/// The step that a 4616 tells. Nothing for its version 0, which has times as the host's language
/// writes them, and for other events.
std::optional<TimeStep> time_step(const Event& event);

}  // namespace events
