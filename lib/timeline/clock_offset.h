#pragma once

#include <optional>
#include <span>

#include "evtx/timestamp.h"
#include "timeline/link.h"
#include "timeline/view.h"

namespace timeline {

/// How far apart two clocks are believed to be by times alone.
enum class ClocksApart {
  minutes,  ///< at most five
  zones,    ///< or by whole quarters of an hour up to 28 hours, give or take three minutes
};

/// By how much the clock of the second of two computers is ahead of the first's, as their views
/// say whose moments agree once it is allowed for. Nothing if they do not say.
///
/// - Clocks that are minutes apart are believed if that explains half of what there is where the
///   logs overlap, on the side that has less of it, and more than any offset beside it does.
/// - What comes back at equal intervals, as an SA that is renewed when its lifetime is over, agrees
///   at many offsets, even where the logs do not overlap. Hence zones are believed only if three
///   agree, if nearly all that is in the overlap has its other end, on both sides, and if no other
///   offset explains half of its overlap: not even none, where a log repeats itself after so long.
std::optional<evtx::Ticks> clock_offset(std::span<const Link> links, ViewMoment moment,
                                        ClocksApart apart);

}  // namespace timeline
