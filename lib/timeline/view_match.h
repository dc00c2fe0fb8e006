#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "evtx/timestamp.h"
#include "timeline/address.h"

namespace timeline {

/// Which part of a negotiation a host had, if it says.
enum class Part : std::uint8_t { unknown, initiator, responder };

/// Something that two hosts take part in, as one of them logged it.
struct View {
  std::size_t subject = 0;     ///< what it is a view of, as the caller counts
  std::uint32_t computer = 0;  ///< who logged it, see `Computers`
  Address local{};
  Address remote{};
  std::uint32_t local_port = 0;  ///< 0 if it does not say
  std::uint32_t remote_port = 0;
  Part part = Part::unknown;
  std::array<std::uint32_t, 4>
      agreed{};              ///< what both must say alike, as numbers; 0 if it does not say
  std::uint64_t cookie = 0;  ///< the initiator's; 0 if it does not say
  std::optional<evtx::Timestamp> begin{};
  std::optional<evtx::Timestamp> end{};
};

/// Two views of one thing.
struct Match {
  std::size_t one = 0;    ///< the subject of the first view
  std::size_t other = 0;  ///< that of the second
  evtx::Ticks offset{};   ///< by how much the second's clock is ahead: the same for two computers
};

/// Finds the views that mirror one another: those of two computers whose addresses (and ports) are
/// each other's, whose parts are opposite, that say alike what both say, and that begin at about
/// the same time, or end so where one of them does not say when it began, once the offset of the
/// two clocks is allowed for. Each is in one match at most; of several that may be, the nearest.
/// The cookie, where both have one, decides, and then the times may be some minutes apart. They
/// come in the order of their first views' subjects.
std::vector<Match> matches(std::vector<View> views);

}  // namespace timeline
