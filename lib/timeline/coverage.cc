#include "timeline/coverage.h"

namespace timeline {
namespace {

using evtx::Ticks;

constexpr std::size_t kNearestTried = 8;  // of what is near: a bound to the work
constexpr std::size_t kFewestRepeats = 2;

bool is_met(const View& view, NearestViews& others) {
  for (std::size_t n = 0; n < kNearestTried; ++n) {
    const auto* other = others.next();
    if (other == nullptr) return false;
    if (are_mirrored(view, *other)) return true;
  }
  return false;
}

}  // namespace

Comparison::Comparison(std::span<const Link> links, ViewMoment moment)
    : moment_(moment), one_(rows_of(links, &Link::one)), other_(rows_of(links, &Link::other)) {}

Coverage Comparison::coverage(Ticks offset, Ticks tolerance) const {
  return {.one = side(one_, other_, offset, tolerance),
          .other = side(other_, one_, -offset, tolerance)};
}

bool Comparison::repeats(Ticks later, Ticks tolerance) const {
  return repeats(one_, later, tolerance) || repeats(other_, later, tolerance);
}

Comparison::Rows Comparison::rows_of(std::span<const Link> links,
                                     std::span<const View> Link::*side) const {
  Rows rows;
  for (const auto& link : links) {
    const auto& row = rows.rows.emplace_back(row_of(link.*side, moment_));
    if (row.empty()) continue;
    rows.first = std::min(rows.first, *(row.front()->*moment_));
    rows.last = std::max(rows.last, *(row.back()->*moment_));
  }
  return rows;
}

// Of the views of rows, those that others meet whose clock is ahead by `offset`.
Coverage::Side Comparison::side(const Rows& rows, const Rows& others, Ticks offset,
                                Ticks tolerance) const {
  Coverage::Side side;
  for (std::size_t link = 0; link < rows.rows.size(); ++link) {
    NearestViews nearest(others.rows[link], moment_, tolerance);
    for (const auto* view : rows.rows[link]) {
      const auto at = *(view->*moment_) + offset;
      if (at < others.first - tolerance || at > others.last + tolerance) continue;
      ++side.all;
      nearest.move_to(at);
      if (is_met(*view, nearest)) ++side.met;
    }
  }
  return side;
}

bool Comparison::repeats(const Rows& rows, Ticks later, Ticks tolerance) const {
  Coverage::Side all;
  for (const auto& row : rows.rows) {
    const auto side = repeated(row, later, tolerance);
    all.all += side.all;
    all.met += side.met;
  }
  return all.met >= kFewestRepeats && 2 * all.met >= all.all;
}

// Of the views of a row that may have come again before its end, those that did.
Coverage::Side Comparison::repeated(const ViewRow& row, Ticks later, Ticks tolerance) const {
  Coverage::Side side;
  NearestViews nearest(row, moment_, tolerance);
  for (const auto* view : row) {
    const auto at = *(view->*moment_) + later;
    if (at > *(row.back()->*moment_) + tolerance) break;
    ++side.all;
    nearest.move_to(at);
    if (nearest.next() != nullptr) ++side.met;
  }
  return side;
}

}  // namespace timeline
