#include "timeline/clock_offset.h"

#include <algorithm>

namespace timeline {
namespace {

using evtx::Ticks;

constexpr Ticks kAgreement = std::chrono::seconds(2);

/// Differences that agree: a part of the sorted row.
struct Agreement {
  std::vector<Ticks>::const_iterator begin{};
  std::vector<Ticks>::const_iterator end{};

  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(end - begin); }
  [[nodiscard]] Ticks middle() const { return *(begin + (end - begin - 1) / 2); }
  [[nodiscard]] bool is_near() const { return std::chrono::abs(middle()) <= kNearClocks; }
};

bool is_better(const Agreement& a, const Agreement& b) {
  if (a.size() != b.size()) return a.size() > b.size();
  return std::chrono::abs(a.middle()) < std::chrono::abs(b.middle());
}

void keep_better(std::optional<Agreement>& best, const Agreement& other) {
  if (!best || is_better(other, *best)) best = other;
}

}  // namespace

std::optional<Ticks> clock_offset(std::vector<Ticks> differences) {
  std::ranges::sort(differences);
  std::optional<Agreement> near;
  std::optional<Agreement> far;
  auto end = differences.cbegin();
  for (auto begin = differences.cbegin(); begin != differences.cend(); ++begin) {
    while (end != differences.cend() && *end - *begin <= kAgreement) ++end;
    const Agreement agreement{begin, end};
    keep_better(agreement.is_near() ? near : far, agreement);
  }
  const auto support = near ? 2 * near->size() : 0;
  if (far && far->size() >= kAgreements && far->size() > support) return far->middle();
  return near ? std::optional(near->middle()) : std::nullopt;
}

Ticks median(std::vector<Ticks> values) {
  const auto middle = values.begin() + (static_cast<std::ptrdiff_t>(values.size()) - 1) / 2;
  std::ranges::nth_element(values, middle);
  return *middle;
}

}  // namespace timeline
