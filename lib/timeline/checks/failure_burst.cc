#include "timeline/checks/failure_burst.h"

#include <fmt/format.h>

#include <string>

#include "timeline/checks/failure_sightings.h"
#include "timeline/failure_reason.h"
#include "timeline/wording.h"

namespace timeline {
namespace {

constexpr std::size_t kManyTimes = 5;  // the threshold: from here on a burst is of high severity

std::string main_reason(std::span<const Sighting> stretch) {
  ReasonCounts reasons;
  for (const auto& one : stretch) reasons.add(one.what);
  return reason_in_words(reasons.main());
}

class FailureBurst : public FailureSightings {
 public:
  using FailureSightings::FailureSightings;

  [[nodiscard]] std::vector<Finding> findings() const override {
    const auto least = thresholds().burst_failures;
    const auto basis =
        fmt::format("threshold: {} with one peer within {}", counted(least, "failed negotiation"),
                    in_words(evtx::Ticks(thresholds().burst_window)));
    return told<Number>(least, thresholds().burst_window, [&](auto peer, Stretch stretch) {
      const bool is_many = stretch.size() / kManyTimes >= least;
      return Finding{
          .id = "failure-burst",
          .severity = is_many ? Severity::high : Severity::medium,
          .statement = fmt::format("{} with {} {}; most often: {}",
                                   counted(stretch.size(), "failed negotiation"), named_peer(peer),
                                   period(stretch), main_reason(stretch)),
          .basis = basis};
    });
  }

 private:
  [[nodiscard]] std::optional<Sorting> sorted_by(const events::Event& event) const override {
    return Sorting{.key = event.remote.address.value_or(""), .what = failure_reason(event)};
  }
};

}  // namespace

std::unique_ptr<Check> failure_burst(const Inquiry& inquiry) {
  return std::make_unique<FailureBurst>(inquiry);
}

}  // namespace timeline
