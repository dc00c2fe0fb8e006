#include "timeline/clock_offset.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <iterator>
#include <queue>
#include <utility>
#include <vector>

#include "timeline/coverage.h"

namespace timeline {
namespace {

using evtx::Ticks;
using std::chrono::abs;

constexpr Ticks kNear = std::chrono::minutes(5);
// Every time zone taken for every other, and then some.
constexpr Ticks kFarthest = std::chrono::hours(28);
constexpr Ticks kZoneStep = std::chrono::minutes(15);
constexpr Ticks kDrift = std::chrono::minutes(3);
constexpr Ticks kAgreement = std::chrono::seconds(2);  // from the first to the last that agree
constexpr Ticks kLoosely = std::chrono::seconds(10);   // what speaks for another offset
constexpr std::array<Ticks, 2> kTolerances{kAgreement, kLoosely};
constexpr std::array<Ticks, 4> kBeside{std::chrono::seconds(-47), std::chrono::seconds(-29),
                                       std::chrono::seconds(29), std::chrono::seconds(47)};
constexpr std::size_t kFewestFar = 3;     // have to agree on a zone
constexpr std::size_t kFewestRivals = 2;  // on another offset
// Bounds to the work, far above what is needed to find the right one.
constexpr std::size_t kSamples = 64;                // of what is between two addresses
constexpr std::size_t kLookedAt = 512;              // of what is near to a sample
constexpr std::size_t kDifferences = 256UL * 1024;  // of two computers
constexpr std::size_t kPeaks = 16;

/// An offset at which many agree.
struct Peak {
  Ticks offset{};
  std::size_t support = 0;
};

bool is_near(Ticks offset) { return abs(offset) <= kNear; }

bool is_zone(Ticks offset) {
  const auto beyond = abs(offset) % kZoneStep;
  return !is_near(offset) && std::min(beyond, kZoneStep - beyond) <= kDrift;
}

// Of what may be the same, some of it the right one: a few views of the one against the other's.
std::vector<Ticks> sampled_differences(const Link& link, ViewMoment moment, Ticks farthest) {
  std::vector<Ticks> differences;
  const auto ones = row_of(link.one, moment);
  const auto others = row_of(link.other, moment);
  const auto step = ones.size() / kSamples + 1;
  NearestViews nearest(others, moment, farthest);
  for (std::size_t i = 0; i < ones.size(); i += step) {
    const auto at = *(ones[i]->*moment);
    nearest.move_to(at);
    for (std::size_t n = 0; n < kLookedAt; ++n) {
      const auto* other = nearest.next();
      if (other == nullptr) break;
      if (are_mirrored(*ones[i], *other)) differences.push_back(*(other->*moment) - at);
    }
  }
  return differences;
}

std::vector<Ticks> sampled_differences(std::span<const Link> links, ViewMoment moment,
                                       Ticks farthest) {
  std::vector<Ticks> differences;
  for (const auto& link : links) {
    const auto more = sampled_differences(link, moment, farthest);
    differences.insert(differences.end(), more.begin(), more.end());
    if (differences.size() >= kDifferences) break;
  }
  std::ranges::sort(differences);
  return differences;
}

// Those that agree with each one and are not smaller; of two in the middle the smaller is theirs.
std::vector<Peak> agreements(const std::vector<Ticks>& differences) {
  std::vector<Peak> all;
  std::size_t end = 0;
  for (std::size_t begin = 0; begin < differences.size(); ++begin) {
    while (end < differences.size() && differences[end] - differences[begin] <= kAgreement) ++end;
    all.push_back({.offset = differences[(begin + end - 1) / 2], .support = end - begin});
  }
  return all;
}

struct IsLower {
  bool operator()(const Peak& a, const Peak& b) const {
    if (a.support != b.support) return a.support < b.support;
    if (abs(a.offset) != abs(b.offset)) return abs(a.offset) > abs(b.offset);
    return a.offset > b.offset;
  }
};

// The highest first, of equal ones the nearest; none is a slope of another.
std::vector<Peak> peaks(std::vector<Peak> agreements) {
  std::vector<Peak> found;
  std::priority_queue rest(IsLower(), std::move(agreements));
  for (; !rest.empty() && found.size() < kPeaks; rest.pop()) {
    const auto is_slope = [&](const Peak& peak) {
      return abs(peak.offset - rest.top().offset) <= kLoosely;
    };
    if (std::ranges::none_of(found, is_slope)) found.push_back(rest.top());
  }
  return found;
}

// The nearest of those that are about as high as the highest: others repeat it.
const Peak* nearest_of(const std::vector<Peak>& peaks) {
  const Peak* nearest = nullptr;
  for (const auto& peak : peaks) {
    const bool is_high = 10 * peak.support >= 9 * peaks.front().support;
    if (is_high && (nearest == nullptr || abs(peak.offset) < abs(nearest->offset))) nearest = &peak;
  }
  return nearest;
}

/// Weighs offsets against what two computers say.
class Weighing {
 public:
  Weighing(std::span<const Link> links, ViewMoment moment) : comparison_(links, moment) {}

  // Both clocks nearly the same: half of it is there, or nearly all.
  [[nodiscard]] bool is_likely(const Peak& near) const {
    return std::ranges::any_of(kTolerances, [&](Ticks tolerance) {
      const auto found = comparison_.coverage(near.offset, tolerance);
      return 2 * found.met() >= found.less() && stands_out(near, found.met(), tolerance);
    });
  }
  [[nodiscard]] bool is_proven(const Peak& near) const {
    return std::ranges::any_of(kTolerances, [&](Ticks tolerance) {
      const auto found = comparison_.coverage(near.offset, tolerance);
      return found.met() >= kFewestRivals && is_nearly(found.met(), found.less()) &&
             stands_out(near, found.met(), tolerance);
    });
  }
  [[nodiscard]] bool is_zone_proven(const Peak& far) const {
    const auto found = comparison_.coverage(far.offset, kAgreement);
    return found.met() >= kFewestFar && is_nearly(found.met(), found.more());
  }
  // Another offset that would do as well.
  [[nodiscard]] bool is_rival(const Peak& peak) const {
    const auto found = comparison_.coverage(peak.offset, kLoosely);
    return found.met() >= kFewestRivals && 2 * found.met() >= found.more();
  }
  [[nodiscard]] bool is_repeated(const Peak& far) const {
    return comparison_.repeats(abs(far.offset), kLoosely);
  }

 private:
  // Half as much again as what meets by chance, where there is much.
  [[nodiscard]] bool stands_out(const Peak& near, std::size_t met, Ticks tolerance) const {
    std::size_t by_chance = 0;
    for (const auto beside : kBeside)
      by_chance += comparison_.coverage(near.offset + beside, tolerance).met();
    return 2 * kBeside.size() * met >= 3 * by_chance;
  }
  static bool is_nearly(std::size_t part, std::size_t all) { return 5 * part >= 4 * all; }

  Comparison comparison_;
};

const Peak* only_zone(const Weighing& weighing, const std::vector<Peak>& near,
                      const std::vector<Peak>& far) {
  const auto found = std::ranges::find_if(
      far, [&](const Peak& peak) { return is_zone(peak.offset) && weighing.is_zone_proven(peak); });
  if (found == far.end() || weighing.is_repeated(*found)) return nullptr;
  const auto is_rival = [&](const Peak& peak) {
    return peak.offset != found->offset && weighing.is_rival(peak);
  };
  if (std::ranges::any_of(near, is_rival) || std::ranges::any_of(far, is_rival)) return nullptr;
  return &*found;
}

}  // namespace

std::optional<Ticks> clock_offset(std::span<const Link> links, ViewMoment moment,
                                  ClocksApart apart) {
  const auto farthest = apart == ClocksApart::zones ? kFarthest : kNear;
  std::vector<Peak> near_ones;
  std::vector<Peak> far_ones;
  std::ranges::partition_copy(agreements(sampled_differences(links, moment, farthest)),
                              std::back_inserter(near_ones), std::back_inserter(far_ones),
                              [](const Peak& agreement) { return is_near(agreement.offset); });
  const auto near = peaks(std::move(near_ones));
  const auto far = peaks(std::move(far_ones));
  const Weighing weighing(links, moment);
  const auto* nearest = nearest_of(near);
  if (nearest != nullptr && weighing.is_proven(*nearest)) return nearest->offset;
  if (const auto* zone = only_zone(weighing, near, far); zone != nullptr) return zone->offset;
  if (nearest != nullptr && weighing.is_likely(*nearest)) return nearest->offset;
  return std::nullopt;
}

}  // namespace timeline
