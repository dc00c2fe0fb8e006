#pragma once

#include <cstddef>
#include <map>
#include <vector>

#include "evtx/timestamp.h"
#include "timeline/clock_offset.h"
#include "timeline/link.h"
#include "timeline/view.h"

namespace timeline {

/// Two views of one thing.
struct Match {
  std::size_t one = 0;    ///< the subject of the first view
  std::size_t other = 0;  ///< that of the second
  evtx::Ticks offset{};   ///< by how much the second's clock is ahead: the same for two computers
};

/// What is known of the clocks of computers.
struct Clocks {
  std::map<ComputerPair, evtx::Ticks> offsets{};  ///< by how much the second's is ahead
  ClocksApart apart = ClocksApart::zones;         ///< those of others, as far as is believed
};

/// Finds the views that mirror one another: those of two computers whose addresses (and ports) are
/// each other's, whose parts are opposite, that say alike what both say, and that begin at about
/// the same time, or end so where one of them does not say when it began, once the offset of the
/// two clocks is allowed for. Each is in one match at most; of several that may be, the nearest.
/// The cookie, where both have one, decides whatever the times are, and then tells the offset. They
/// come in the order of their first views' subjects.
std::vector<Match> matches(std::vector<View> views, const Clocks& clocks = {});

}  // namespace timeline
