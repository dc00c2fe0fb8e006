#include "check_run.h"
#include "timeline/checks/failure_points.h"

using check_run::failures;
using check_run::findings;
using check_run::only_finding;
using check_run::seconds;

TEST_CASE("where negotiations failed is told once there are enough of them") {
  auto events = failures(3, seconds(1));
  for (auto& event : events) event.failure_point = "Local computer";
  events.back().failure_point = "Remote computer";
  const timeline::Thresholds three{.point_failures = 3};
  const auto finding = only_finding(timeline::failure_points, events, three);
  CHECK(finding.id == "failure-points");
  CHECK(finding.severity == timeline::Severity::info);
  CHECK(finding.statement ==
        "of 3 failed negotiations on VPN1, 2 failed at the local computer and 1 at the remote one");
  events.back().failure_point = "Nowhere";
  CHECK(findings(timeline::failure_points, events, three).empty());
}
