#pragma once

#include <optional>

#include "events/event.h"
#include "evtx/timestamp.h"

namespace timeline {

/// From when to when what a row of kind `records_missing` tells of may have happened.
struct GapSpan {
  std::optional<evtx::Timestamp> from{};  ///< empty: nobody knows, it may be any earlier time
  std::optional<evtx::Timestamp> to{};    ///< empty: any later one
};
/// What is missing between two records is of a time between theirs; of any at all where the second
/// is earlier, since a clock was set back then, and nobody knows from when, but in a collector's
/// log, where they have their times from two clocks; before all records it is of any earlier time,
/// behind all of any later one, and in a file of any.
GapSpan gap_span(const events::Event& row);

}  // namespace timeline
