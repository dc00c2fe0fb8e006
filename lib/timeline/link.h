#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "timeline/view.h"

namespace timeline {

/// The views that two computers have of what was between two addresses, each of which is of one of
/// them. They are somebody else's.
struct Link {
  std::span<const View> one;
  std::span<const View> other;
};

/// Two computers, as `Computers` numbers them, the smaller number first.
using ComputerPair = std::pair<std::uint32_t, std::uint32_t>;

/// All links among the views, by whom they are of: in each the first computer's views come first.
/// An address that more than four computers claim to have tells nobody from anybody, and links
/// none. Sorts the views, which must outlive the links.
std::map<ComputerPair, std::vector<Link>> links_among(std::vector<View>& views);

}  // namespace timeline
