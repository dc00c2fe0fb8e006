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
/// What is missing between two records is of no other time than they, which a clock that was set
/// back may have turned; before all records it is of any earlier time, behind all of any later one,
/// and in a file that nothing is known of, of any at all.
GapSpan gap_span(const events::Event& row);

}  // namespace timeline
