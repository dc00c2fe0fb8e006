#pragma once

#include <tuple>
#include <vector>

#include "evtx/timestamp.h"
#include "timeline/link.h"
#include "timeline/view.h"

namespace timeline {

/// Two views that may be of one thing.
struct Candidate {
  evtx::Ticks distance{};    ///< from where the other one should be
  evtx::Ticks difference{};  ///< of their times
  const View* one = nullptr;
  const View* other = nullptr;

  /// The best comes first.
  [[nodiscard]] auto rank() const { return std::tuple(distance, one->subject, other->subject); }
};

/// Those with the same cookie, however far apart their moments are.
std::vector<Candidate> with_one_cookie(const Link& link);

/// Those that are at one moment, within half a minute, where the other clock is ahead by `offset`.
/// Where both say when they began, ends tell nothing.
std::vector<Candidate> at_one_time(const Link& link, ViewMoment moment, evtx::Ticks offset);

}  // namespace timeline
