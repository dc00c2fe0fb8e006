#include "timeline/reason_summary.h"

#include <algorithm>
#include <functional>

#include "timeline/failure_reason.h"

namespace timeline {

void ReasonTotals::see(const events::Event& event) {
  if (event.kind != events::Kind::failed) return;
  auto& reason = reasons_[{failure_reason(event), event.failure_codes}];
  ++reason.count;
  if (event.remote.address) reason.peers.insert(*event.remote.address);
}

std::vector<ReasonSummary> ReasonTotals::reasons() const {
  std::vector<ReasonSummary> reasons;
  reasons.reserve(reasons_.size());
  for (const auto& [given, reason] : reasons_)
    reasons.push_back({.reason = given.first,
                       .codes = given.second,
                       .count = reason.count,
                       .peers = reason.peers.size()});
  std::ranges::stable_sort(reasons, std::ranges::greater{}, &ReasonSummary::count);
  return reasons;
}

}  // namespace timeline
