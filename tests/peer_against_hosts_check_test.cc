#include "check_run.h"
#include "timeline/checks/peer_against_hosts.h"

using check_run::Event;
using check_run::failed;
using check_run::failures;
using check_run::findings;
using check_run::minutes;
using check_run::only_finding;
using check_run::seconds;

namespace {

constexpr timeline::Thresholds kThreeHosts{.spread_hosts = 3};

}  // namespace

TEST_CASE("a peer that fails on several computers is told with their names") {
  const std::vector<Event> events{failed(minutes(0), "203.0.113.9", "A"),
                                  failed(minutes(30), "203.0.113.9", "B"),
                                  failed(minutes(60), "203.0.113.9", "C")};
  const auto finding = only_finding(timeline::peer_against_hosts, events, kThreeHosts);
  CHECK(finding.id == "peer-against-hosts");
  CHECK(finding.statement ==
        "3 failed negotiations with 203.0.113.9 on 3 computers within 1 h, from "
        "2026-03-01T00:00:00Z to 2026-03-01T01:00:00Z: A, B, C");
  auto late = events;
  *late.back().time += seconds(1);
  CHECK(findings(timeline::peer_against_hosts, late, kThreeHosts).empty());
  CHECK(findings(timeline::peer_against_hosts, failures(100, seconds(1)), kThreeHosts).empty());
  auto unnamed = events;
  for (auto& failure : unnamed) failure.remote.address.reset();
  CHECK(findings(timeline::peer_against_hosts, unnamed, kThreeHosts).empty());
}
