#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

#include "evtx/timestamp.h"
#include "timeline/link.h"
#include "timeline/view.h"

namespace timeline {

/// How much of what two computers logged at the same time is in the logs of both.
struct Coverage {
  /// Of one of them.
  struct Side {
    std::size_t all = 0;  ///< while the logs of both have something
    std::size_t met = 0;  ///< of these that the other one has, too
  };
  Side one{};
  Side other{};

  [[nodiscard]] std::size_t met() const { return std::min(one.met, other.met); }
  [[nodiscard]] std::size_t less() const { return std::min(one.all, other.all); }
  [[nodiscard]] std::size_t more() const { return std::max(one.all, other.all); }
};

/// What two computers logged, held against one another.
class Comparison {
 public:
  /// The links' views must outlive it.
  Comparison(std::span<const Link> links, ViewMoment moment);

  /// What there is at an offset of the second clock, where a moment may be `tolerance` away from
  /// where it should be.
  [[nodiscard]] Coverage coverage(evtx::Ticks offset, evtx::Ticks tolerance) const;
  /// True if half of what one of them logged, and twice at least, came again so much later.
  [[nodiscard]] bool repeats(evtx::Ticks later, evtx::Ticks tolerance) const;

 private:
  /// The rows of one of the two, by link, and where they lie on its clock.
  struct Rows {
    std::vector<ViewRow> rows{};
    evtx::Timestamp first = evtx::Timestamp::max();
    evtx::Timestamp last = evtx::Timestamp::min();
  };

  [[nodiscard]] Rows rows_of(std::span<const Link> links, std::span<const View> Link::*side) const;
  [[nodiscard]] Coverage::Side side(const Rows& rows, const Rows& others, evtx::Ticks offset,
                                    evtx::Ticks tolerance) const;
  [[nodiscard]] Coverage::Side repeated(const ViewRow& row, evtx::Ticks later,
                                        evtx::Ticks tolerance) const;
  [[nodiscard]] bool repeats(const Rows& rows, evtx::Ticks later, evtx::Ticks tolerance) const;

  ViewMoment moment_;
  Rows one_;
  Rows other_;
};

}  // namespace timeline
