#include "check_run.h"
#include "timeline/checks/invalid_packets.h"

using check_run::Event;
using check_run::event;
using check_run::failures;
using check_run::findings;
using check_run::Kind;
using check_run::minutes;
using check_run::only_finding;
using check_run::seconds;

namespace {

constexpr timeline::Thresholds kThreePackets{.invalid_packets = 3};

}  // namespace

TEST_CASE("invalid packets of any mode from one peer in a short time are a burst") {
  const std::vector<Event> events{
      check_run::event(Kind::invalid_packet, minutes(0)),
      check_run::event(Kind::quick_mode_invalid_packet, minutes(5)),
      check_run::event(Kind::extended_mode_invalid_packet, minutes(10))};
  const auto finding = only_finding(timeline::invalid_packet_burst, events, kThreePackets);
  CHECK(finding.id == "invalid-packet-burst");
  CHECK(finding.statement ==
        "3 invalid negotiation packets from 203.0.113.9 within 10 min, from 2026-03-01T00:00:00Z "
        "to 2026-03-01T00:10:00Z");
  auto slow = events;
  *slow.back().time += seconds(1);
  CHECK(findings(timeline::invalid_packet_burst, slow, kThreePackets).empty());
  CHECK(findings(timeline::invalid_packet_burst, events).empty());
}

TEST_CASE("failures are no invalid packets") {
  CHECK(findings(timeline::invalid_packet_burst, failures(3, seconds(1)), kThreePackets).empty());
}
