#include "timeline/id_runs.h"

#include <algorithm>
#include <iterator>

namespace timeline {

void IdRuns::add(std::uint64_t first, std::uint64_t last) {
  auto next = runs_.upper_bound(first);
  if (next != runs_.begin()) {
    const auto before = std::prev(next);
    // The last id there is may have none behind it, so it is not counted on from.
    if (before->second >= first || first - before->second == 1) {
      first = before->first;
      last = std::max(last, before->second);
      next = runs_.erase(before);
    }
  }
  while (next != runs_.end() && (next->first <= last || next->first - last == 1)) {
    last = std::max(last, next->second);
    next = runs_.erase(next);
  }
  runs_.emplace_hint(next, first, last);
}

IdRuns& IdRuns::operator+=(const IdRuns& more) {
  for (const auto& [first, last] : more.runs_) add(first, last);
  return *this;
}

std::optional<std::uint64_t> IdRuns::first() const {
  if (runs_.empty()) return std::nullopt;
  return runs_.begin()->first;
}

std::optional<std::uint64_t> IdRuns::last() const {
  if (runs_.empty()) return std::nullopt;
  return runs_.rbegin()->second;
}

std::uint64_t IdRuns::count(std::uint64_t first, std::uint64_t last) const {
  std::uint64_t count = 0;
  auto run = runs_.upper_bound(first);
  if (run != runs_.begin()) --run;  // may reach into what is asked about
  for (; run != runs_.end() && run->first <= last; ++run)
    if (run->second >= first)
      count += std::min(last, run->second) - std::max(first, run->first) + 1;
  return count;
}

bool IdRuns::meets(std::uint64_t first, std::uint64_t last) const {
  const auto behind = runs_.upper_bound(last);
  return behind != runs_.begin() && std::prev(behind)->second >= first && first <= last;
}

bool IdRuns::meets(const IdRuns& other) const {
  return std::ranges::any_of(other.runs_,
                             [this](const auto& run) { return meets(run.first, run.second); });
}

bool IdRuns::contains(const IdRuns& other) const {
  return std::ranges::all_of(other.runs_, [this](const auto& run) {
    const auto around = runs_.upper_bound(run.first);
    return around != runs_.begin() && std::prev(around)->second >= run.second;
  });
}

std::uint64_t IdRuns::missing() const {
  std::uint64_t missing = 0;
  for (auto run = runs_.begin(); run != runs_.end(); ++run)
    if (const auto next = std::next(run); next != runs_.end())
      missing += next->first - run->second - 1;
  return missing;
}

}  // namespace timeline
