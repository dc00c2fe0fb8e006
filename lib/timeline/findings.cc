#include "timeline/findings.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace timeline {
namespace {

void sort_by_evidence(std::vector<Finding>& findings) {
  std::ranges::stable_sort(findings, {}, [](const Finding& finding) {
    return finding.evidence.empty() ? std::size_t{0} : finding.evidence.front();
  });
}

}  // namespace

Findings::Findings(const Inquiry& inquiry) {
  for (const auto& known : known_checks()) checks_.push_back(known.make(inquiry));
}

void Findings::see(std::size_t place, const events::Event& event) {
  for (const auto& check : checks_) check->see(place, event);
}

std::vector<Finding> Findings::take() const {
  std::vector<Finding> all;
  for (const auto& check : checks_) {
    auto found = check->findings();
    sort_by_evidence(found);
    std::ranges::move(found, std::back_inserter(all));
  }
  std::ranges::stable_sort(all, std::ranges::greater{}, &Finding::severity);
  return all;
}

}  // namespace timeline
