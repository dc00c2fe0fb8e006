#include "check_run.h"
#include "timeline/checks/peers_against_host.h"

using check_run::Event;
using check_run::failed;
using check_run::findings;
using check_run::minutes;
using check_run::only_finding;

namespace {

constexpr timeline::Thresholds kThreePeers{.crowd_peers = 3};

}  // namespace

TEST_CASE("many peers that fail on one computer are told with their addresses") {
  const std::vector<Event> events{failed(minutes(0), "203.0.113.1"),
                                  failed(minutes(30), "203.0.113.2"),
                                  failed(minutes(60), "203.0.113.3")};
  const auto finding = only_finding(timeline::peers_against_host, events, kThreePeers);
  CHECK(finding.id == "peers-against-host");
  CHECK(finding.statement ==
        "3 failed negotiations on VPN1 with 3 peers within 1 h, from 2026-03-01T00:00:00Z to "
        "2026-03-01T01:00:00Z: 203.0.113.1, 203.0.113.2, 203.0.113.3");
  auto elsewhere = events;
  elsewhere.back().computer = "VPN2";
  CHECK(findings(timeline::peers_against_host, elsewhere, kThreePeers).empty());
}
