#include "timeline/checks/failure_points.h"

#include <fmt/format.h>

#include <map>

#include "timeline/wording.h"

namespace timeline {
namespace {

class FailurePoints : public Check {
 public:
  explicit FailurePoints(std::size_t least) : least_(least) {}

  void see(std::size_t place, const events::Event& event) override {
    const bool is_local = event.failure_point == "Local computer";
    const bool is_remote = event.failure_point == "Remote computer";
    if (event.kind != events::Kind::failed || (!is_local && !is_remote)) return;
    auto& points = points_[event.computer];
    points.events.push_back(place);
    ++(is_local ? points.local : points.remote);
  }

  [[nodiscard]] std::vector<Finding> findings() const override {
    std::vector<Finding> findings;
    for (const auto& [computer, points] : points_)
      if (points.events.size() >= least_)
        findings.push_back(
            {.id = "failure-points",
             .severity = Severity::info,
             .statement = fmt::format(
                 "of {} on {}, {} failed at the local computer and {} at the remote one",
                 counted(points.events.size(), "failed negotiation"), named(computer), points.local,
                 points.remote),
             .basis = fmt::format("FailurePoint of 4652 and 4653; threshold: {}",
                                  counted(least_, "failure")),
             .evidence = points.events});
    return findings;
  }

 private:
  struct Points {
    std::vector<std::size_t> events{};
    std::size_t local = 0;
    std::size_t remote = 0;
  };

  std::size_t least_;
  std::map<std::string_view, Points> points_{};  // by computer
};

}  // namespace

std::unique_ptr<Check> failure_points(const Inquiry& inquiry) {
  return std::make_unique<FailurePoints>(inquiry.thresholds.point_failures);
}

}  // namespace timeline
