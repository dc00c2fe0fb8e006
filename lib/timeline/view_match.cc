#include "timeline/view_match.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <tuple>
#include <utility>

#include "timeline/clock_offset.h"

namespace timeline {
namespace {

using evtx::Ticks;
using Views = std::span<const View>;

// What is one and the same may be logged so much later at the other end.
constexpr Ticks kTolerance = std::chrono::seconds(30);
// Bounds to the work, far above what is needed to find the right one.
constexpr std::size_t kSamples = 64;                // of what is between two addresses
constexpr std::size_t kLookedAt = 512;              // of what is near to a sample
constexpr std::size_t kDifferences = 256UL * 1024;  // of two computers
constexpr std::size_t kCandidates = 8;              // to be the same as one view
constexpr std::size_t kComputersAnAddress = 4;

/// The views that two computers have of what was between two addresses.
struct Link {
  Views one;
  Views other;
};

bool is_lower_end(const View& view) { return view.local.bytes <= view.remote.bytes; }

auto ends(const View& view) {
  return is_lower_end(view) ? std::pair(view.local.bytes, view.remote.bytes)
                            : std::pair(view.remote.bytes, view.local.bytes);
}

auto place(const View& view) {
  return std::tuple(ends(view), !is_lower_end(view), view.computer, view.subject);
}

bool agree(std::uint32_t a, std::uint32_t b) { return a == 0 || b == 0 || a == b; }

bool are_mirrored(const View& a, const View& b) {
  const bool are_opposite = a.part == Part::unknown || b.part == Part::unknown || a.part != b.part;
  if (!are_opposite) return false;
  for (std::size_t i = 0; i < a.agreed.size(); ++i)
    if (!agree(a.agreed[i], b.agreed[i])) return false;
  return agree(a.local_port, b.remote_port) && agree(a.remote_port, b.local_port) &&
         (a.cookie == 0 || b.cookie == 0 || a.cookie == b.cookie);
}

/// Two views that may be of one thing.
struct Candidate {
  Ticks distance{};    // from where the other one should be
  Ticks difference{};  // of their times
  const View* one = nullptr;
  const View* other = nullptr;

  [[nodiscard]] auto rank() const { return std::tuple(distance, one->subject, other->subject); }
};
using Candidates = std::vector<Candidate>;

Candidate candidate(const View* one, const View* other, ViewMoment moment, Ticks offset) {
  const auto difference = *(other->*moment) - *(one->*moment);
  return {.distance = std::chrono::abs(difference - offset),
          .difference = difference,
          .one = one,
          .other = other};
}

// Views that say when they begin, by their cookies.
using ByCookie = std::multimap<std::uint64_t, const View*>;

ByCookie by_cookie(Views views) {
  ByCookie all;
  for (const auto& view : views)
    if (view.cookie != 0 && view.begin) all.emplace(view.cookie, &view);
  return all;
}

// Their moments may be apart, but not their cookies.
Candidates with_one_cookie(const Link& link) {
  Candidates all;
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

// Where one of them does not say when it began, their ends tell.
bool are_told_by(const View& one, const View& other, ViewMoment moment) {
  return moment == &View::begin || !one.begin || !other.begin;
}

Candidates at_one_time(const Link& link, ViewMoment moment, Ticks offset) {
  Candidates all;
  const auto others = row_of(link.other, moment);
  for (const auto* one : row_of(link.one, moment)) {
    NearestViews nearest(others, moment, *(one->*moment) + offset, kTolerance);
    for (std::size_t n = 0; n < kCandidates; ++n) {
      const auto* other = nearest.next();
      if (other == nullptr) break;
      if (are_told_by(*one, *other, moment) && are_mirrored(*one, *other))
        all.push_back(candidate(one, other, moment, offset));
    }
  }
  return all;
}

// Of what may be the same, some of it the right one: a few views of the one against the other's.
std::vector<Ticks> sampled_differences(const Link& link, ViewMoment moment) {
  std::vector<Ticks> differences;
  const auto ones = row_of(link.one, moment);
  const auto others = row_of(link.other, moment);
  const auto step = ones.size() / kSamples + 1;
  for (std::size_t i = 0; i < ones.size(); i += step) {
    const auto at = *(ones[i]->*moment);
    NearestViews nearest(others, moment, at, kFarthestClocks);
    for (std::size_t n = 0; n < kLookedAt; ++n) {
      const auto* other = nearest.next();
      if (other == nullptr) break;
      if (are_mirrored(*ones[i], *other)) differences.push_back(*(other->*moment) - at);
    }
  }
  return differences;
}

std::optional<Ticks> estimated_offset(std::span<const Link> links, ViewMoment moment) {
  std::vector<Ticks> differences;
  for (const auto& link : links) {
    const auto more = sampled_differences(link, moment);
    differences.insert(differences.end(), more.begin(), more.end());
    if (differences.size() >= kDifferences) break;
  }
  return clock_offset(std::move(differences));
}

/// Matches the views of two computers.
class PairMatching {
 public:
  explicit PairMatching(std::span<const Link> links) : links_(links) {}

  std::vector<Match> matches() {
    for (const auto& link : links_) join(with_one_cookie(link));
    auto offset = matched_offset();
    if (!offset) offset = estimated_offset(links_, &View::begin);
    if (!offset) offset = estimated_offset(links_, &View::end);
    if (!offset) return {};
    for (const auto& link : links_) {
      join(at_one_time(link, &View::begin, *offset));
      join(at_one_time(link, &View::end, *offset));
    }
    const auto common = matched_offset();
    for (auto& match : matches_) match.offset = *common;
    return std::move(matches_);
  }

 private:
  void join(Candidates candidates) {
    std::ranges::sort(candidates, {}, &Candidate::rank);
    for (const auto& [distance, difference, one, other] : candidates) {
      if (taken_.contains(one->subject) || taken_.contains(other->subject)) continue;
      taken_.insert({one->subject, other->subject});
      matches_.push_back({.one = one->subject, .other = other->subject, .offset = difference});
    }
  }

  [[nodiscard]] std::optional<Ticks> matched_offset() const {
    if (matches_.empty()) return std::nullopt;
    std::vector<Ticks> differences;
    differences.reserve(matches_.size());
    for (const auto& match : matches_) differences.push_back(match.offset);
    return median(std::move(differences));
  }

  std::span<const Link> links_;
  std::set<std::size_t> taken_{};  // subjects
  std::vector<Match> matches_{};   // each with its own difference, until all are there
};

/// The views of each computer among those of one end.
std::vector<Views> by_computer(Views views) {
  std::vector<Views> all;
  while (!views.empty()) {
    const auto next = std::ranges::find_if(
        views, [&](const View& view) { return view.computer != views.front().computer; });
    all.push_back(views.first(static_cast<std::size_t>(next - views.begin())));
    views = views.subspan(all.back().size());
  }
  return all;
}

using Computer = std::uint32_t;
using Links = std::map<std::pair<Computer, Computer>, std::vector<Link>>;  // by who they are of

// An address that many claim to have tells nobody from anybody.
void add_links(Links& links, Views lower, Views upper) {
  const auto ones = by_computer(lower);
  const auto others = by_computer(upper);
  if (std::max(ones.size(), others.size()) > kComputersAnAddress) return;
  for (const auto& one : ones) {
    for (const auto& other : others) {
      const auto a = one.front().computer;
      const auto b = other.front().computer;
      if (a < b) links[{a, b}].push_back({.one = one, .other = other});
      if (b < a) links[{b, a}].push_back({.one = other, .other = one});
    }
  }
}

Links links_among(Views views) {
  Links links;
  while (!views.empty()) {
    const auto pair = ends(views.front());
    const auto next =
        std::ranges::find_if(views, [&](const View& view) { return ends(view) != pair; });
    const auto between = views.first(static_cast<std::size_t>(next - views.begin()));
    const auto upper = std::ranges::find_if_not(between, is_lower_end);
    const auto lower_size = static_cast<std::size_t>(upper - between.begin());
    add_links(links, between.first(lower_size), between.subspan(lower_size));
    views = views.subspan(between.size());
  }
  return links;
}

}  // namespace

std::vector<Match> matches(std::vector<View> views) {
  std::ranges::sort(views, {}, place);
  std::vector<Match> all;
  for (const auto& [computers, links] : links_among(views)) {
    const auto found = PairMatching(links).matches();
    all.insert(all.end(), found.begin(), found.end());
  }
  std::ranges::sort(all, {}, &Match::one);
  return all;
}

}  // namespace timeline
