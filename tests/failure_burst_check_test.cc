#include "check_run.h"
#include "timeline/checks/failure_burst.h"

using check_run::failed;
using check_run::failures;
using check_run::findings;
using check_run::hours;
using check_run::only_finding;
using check_run::seconds;

namespace {

constexpr timeline::Thresholds kThreeInWindow{.burst_failures = 3};

}  // namespace

TEST_CASE("failures with one peer in a short time are a burst") {
  const auto finding =
      only_finding(timeline::failure_burst, failures(3, seconds(300)), kThreeInWindow);
  CHECK(finding.id == "failure-burst");
  CHECK(finding.severity == timeline::Severity::medium);
  CHECK(finding.statement ==
        "3 failed negotiations with 203.0.113.9 within 10 min, from 2026-03-01T00:00:00Z to "
        "2026-03-01T00:10:00Z; most often: Negotiation timed out (13805)");
  CHECK(finding.basis == "threshold: 3 failed negotiations with one peer within 10 min");
}

TEST_CASE("failures that are too few, too slow or with several peers are no burst") {
  CHECK(findings(timeline::failure_burst, failures(2, seconds(1)), kThreeInWindow).empty());
  CHECK(findings(timeline::failure_burst, failures(9, seconds(301)), kThreeInWindow).empty());
  CHECK(findings(timeline::failure_burst,
                 {failed(seconds(0), "a"), failed(seconds(1), "b"), failed(seconds(2), "a")},
                 kThreeInWindow)
            .empty());
}

TEST_CASE("failures whose peer is not named are a burst as well") {
  auto unnamed = failures(3, seconds(1));
  for (auto& failure : unnamed) failure.remote.address.reset();
  CHECK(only_finding(timeline::failure_burst, unnamed, kThreeInWindow).statement ==
        "3 failed negotiations with unnamed peers within 2 s, from 2026-03-01T00:00:00Z to "
        "2026-03-01T00:00:02Z; most often: Negotiation timed out (13805)");
}

TEST_CASE("a long burst is one finding, two with a pause between are two") {
  const auto defaults = timeline::Thresholds{};
  CHECK(findings(timeline::failure_burst, failures(19, seconds(1)), defaults).empty());
  const auto found = findings(timeline::failure_burst, failures(500, seconds(1)), defaults);
  REQUIRE(found.size() == 1);
  CHECK(found.front().evidence.size() == 500);
  CHECK(found.front().severity == timeline::Severity::high);
  auto twice = failures(3, seconds(1));
  for (auto failure : failures(3, seconds(1))) {
    *failure.time += hours(1);
    twice.push_back(failure);
  }
  CHECK(findings(timeline::failure_burst, twice, kThreeInWindow).size() == 2);
}
