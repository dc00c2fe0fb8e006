#include "timeline/view_match.h"

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <utility>

#include "timeline/candidate.h"

namespace timeline {
namespace {

using evtx::Ticks;

// Of two in the middle the smaller.
Ticks median(std::vector<Ticks> values) {
  const auto middle = values.begin() + (static_cast<std::ptrdiff_t>(values.size()) - 1) / 2;
  std::ranges::nth_element(values, middle);
  return *middle;
}

/// Matches the views of two computers.
class PairMatching {
 public:
  explicit PairMatching(std::span<const Link> links) : links_(links) {}

  /// `known` is the offset of their clocks, if it is.
  std::vector<Match> matches(std::optional<Ticks> known, ClocksApart apart) {
    for (const auto& link : links_) join(with_one_cookie(link));
    auto offset = matched_offset();
    if (!offset) offset = known;
    if (!offset) offset = clock_offset(links_, &View::begin, apart);
    if (!offset) offset = clock_offset(links_, &View::end, apart);
    if (!offset) return {};
    join_at(*offset);
    const auto common = matched_offset();
    for (auto& match : matches_) match.offset = *common;
    return std::move(matches_);
  }

 private:
  void join_at(Ticks offset) {
    for (const auto& link : links_) {
      join(at_one_time(link, &View::begin, offset));
      join(at_one_time(link, &View::end, offset));
    }
  }

  void join(std::vector<Candidate> candidates) {
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

}  // namespace

std::vector<Match> matches(std::vector<View> views, const Clocks& clocks) {
  std::vector<Match> all;
  for (const auto& [computers, links] : links_among(views)) {
    const auto known = clocks.offsets.find(computers);
    const auto found = PairMatching(links).matches(
        known == clocks.offsets.end() ? std::nullopt : std::optional(known->second), clocks.apart);
    all.insert(all.end(), found.begin(), found.end());
  }
  std::ranges::sort(all, {}, &Match::one);
  return all;
}

}  // namespace timeline
