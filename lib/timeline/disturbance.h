#pragma once

#include <cstdint>

#include "events/event.h"

namespace timeline {

/// How an event makes doubtful what else a log says.
enum class Disturbance : std::uint8_t {
  none,
  gap,    ///< events may have gone unlogged, or are not there any more
  clock,  ///< times before and after it do not compare
};

/// A gap are missing records, a cleared log, the end of logging, and a change of what is audited of
/// Main Mode; time that was set by a second or more, or nobody knows how much, disturbs the clock.
Disturbance disturbance(const events::Event& event);

}  // namespace timeline
