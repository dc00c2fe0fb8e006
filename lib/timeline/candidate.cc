#include "timeline/candidate.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>

namespace timeline {
namespace {

using evtx::Ticks;

// What is one and the same may be logged so much later at the other end.
constexpr Ticks kTolerance = std::chrono::seconds(30);
constexpr std::size_t kCandidates = 8;  // to be the same as one view: a bound to the work

Candidate candidate(const View* one, const View* other, ViewMoment moment, Ticks offset) {
  const auto difference = *(other->*moment) - *(one->*moment);
  return {.distance = std::chrono::abs(difference - offset),
          .difference = difference,
          .one = one,
          .other = other};
}

// Views that say when they begin, by their cookies.
using ByCookie = std::multimap<std::uint64_t, const View*>;

ByCookie by_cookie(std::span<const View> views) {
  ByCookie all;
  for (const auto& view : views)
    if (view.cookie != 0 && view.begin) all.emplace(view.cookie, &view);
  return all;
}

bool are_told_by(const View& one, const View& other, ViewMoment moment) {
  return moment == &View::begin || !one.begin || !other.begin;
}

}  // namespace

std::vector<Candidate> with_one_cookie(const Link& link) {
  std::vector<Candidate> all;
  const auto others = by_cookie(link.other);
  for (const auto& [cookie, one] : by_cookie(link.one)) {
    auto other = others.lower_bound(cookie);
    for (std::size_t n = 0; n < kCandidates; ++n, ++other) {
      if (other == others.end() || other->first != cookie) break;
      if (are_mirrored(*one, *other->second))
        all.push_back(candidate(one, other->second, &View::begin, Ticks{0}));
    }
  }
  return all;
}

std::vector<Candidate> at_one_time(const Link& link, ViewMoment moment, Ticks offset) {
  std::vector<Candidate> all;
  const auto others = row_of(link.other, moment);
  NearestViews nearest(others, moment, kTolerance);
  for (const auto* one : row_of(link.one, moment)) {
    nearest.move_to(*(one->*moment) + offset);
    for (std::size_t n = 0; n < kCandidates; ++n) {
      const auto* other = nearest.next();
      if (other == nullptr) break;
      if (are_told_by(*one, *other, moment) && are_mirrored(*one, *other))
        all.push_back(candidate(one, other, moment, offset));
    }
  }
  return all;
}

}  // namespace timeline
