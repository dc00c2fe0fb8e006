#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <vector>

#include "evtx/timestamp.h"

namespace timeline {

/// As far apart as two clocks may be: every time zone taken for every other, and then some.
constexpr evtx::Ticks kFarthestClocks = std::chrono::hours(28);
/// Within that a single agreement is believed.
constexpr evtx::Ticks kNearClocks = std::chrono::minutes(5);
/// So many have to agree on more.
constexpr std::size_t kAgreements = 3;

/// By how much one of two clocks is ahead of the other. `differences` are those between what may be
/// the same moment on both, wrong ones among them: the right ones lie together within two seconds,
/// wherever the wrong ones are. Gives their median (of two in the middle the smaller). Clocks that
/// are near one another are believed unless more than twice as many differences speak for others.
/// Nothing if there are none, or too few agree.
std::optional<evtx::Ticks> clock_offset(std::vector<evtx::Ticks> differences);

/// The median (of two in the middle the smaller); `values` must not be empty.
evtx::Ticks median(std::vector<evtx::Ticks> values);

}  // namespace timeline
