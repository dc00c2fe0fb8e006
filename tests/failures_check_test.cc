#include <array>

#include "check_run.h"
#include "timeline/checks/failures.h"

using check_run::Event;
using check_run::failed;
using check_run::failures;
using check_run::findings;
using check_run::hours;
using check_run::minutes;
using check_run::only_finding;
using check_run::seconds;

namespace {

constexpr timeline::Thresholds kThree{.burst_failures = 3, .spread_hosts = 3, .crowd_peers = 3};

}  // namespace

TEST_CASE("failures with one peer in a short time are a burst") {
  const auto finding = only_finding(timeline::failure_burst, failures(3, seconds(300)), kThree);
  CHECK(finding.id == "failure-burst");
  CHECK(finding.severity == timeline::Severity::medium);
  CHECK(finding.statement ==
        "3 failed negotiations with 203.0.113.9 within 10 min, from 2026-03-01T00:00:00Z to "
        "2026-03-01T00:10:00Z; most often: Negotiation timed out (13805)");
  CHECK(finding.basis == "threshold: 3 failed negotiations with one peer within 10 min");
}

TEST_CASE("failures that are too few, too slow or with several peers are no burst") {
  CHECK(findings(timeline::failure_burst, failures(2, seconds(1)), kThree).empty());
  CHECK(findings(timeline::failure_burst, failures(9, seconds(301)), kThree).empty());
  CHECK(findings(timeline::failure_burst,
                 {failed(seconds(0), "a"), failed(seconds(1), "b"), failed(seconds(2), "a")},
                 kThree)
            .empty());
  auto unnamed = failures(3, seconds(1));
  for (auto& failure : unnamed) failure.remote.address.reset();
  CHECK(findings(timeline::failure_burst, unnamed, kThree).empty());
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
  CHECK(findings(timeline::failure_burst, twice, kThree).size() == 2);
}

TEST_CASE("a peer that fails on several computers is told with their names") {
  const std::vector<Event> events{failed(minutes(0), "203.0.113.9", "A"),
                                  failed(minutes(30), "203.0.113.9", "B"),
                                  failed(minutes(60), "203.0.113.9", "C")};
  const auto finding = only_finding(timeline::peer_against_hosts, events, kThree);
  CHECK(finding.id == "peer-against-hosts");
  CHECK(finding.statement ==
        "3 failed negotiations with 203.0.113.9 on 3 computers within 1 h, from "
        "2026-03-01T00:00:00Z to 2026-03-01T01:00:00Z: A, B, C");
  auto late = events;
  *late.back().time += seconds(1);
  CHECK(findings(timeline::peer_against_hosts, late, kThree).empty());
  CHECK(findings(timeline::peer_against_hosts, failures(100, seconds(1)), kThree).empty());
}

TEST_CASE("many peers that fail on one computer are told with their addresses") {
  const std::vector<Event> events{failed(minutes(0), "203.0.113.1"),
                                  failed(minutes(30), "203.0.113.2"),
                                  failed(minutes(60), "203.0.113.3")};
  const auto finding = only_finding(timeline::peers_against_host, events, kThree);
  CHECK(finding.id == "peers-against-host");
  CHECK(finding.statement ==
        "3 failed negotiations on VPN1 with 3 peers within 1 h, from 2026-03-01T00:00:00Z to "
        "2026-03-01T01:00:00Z: 203.0.113.1, 203.0.113.2, 203.0.113.3");
  auto elsewhere = events;
  elsewhere.back().computer = "VPN2";
  CHECK(findings(timeline::peers_against_host, elsewhere, kThree).empty());
}
