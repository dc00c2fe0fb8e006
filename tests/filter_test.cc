#include "timeline/filter.h"

#include "testing.h"

namespace {

using timeline::Filter;

events::Event event() {
  events::Event event;
  event.event_id = 4653;
  event.time = evtx::from_iso8601("2026-01-02T03:04:05Z");
  event.computer = "VPN1.example.com";
  event.remote.address = "198.51.100.7";
  return event;
}

}  // namespace

TEST_CASE("an empty filter wants every event") {
  CHECK(timeline::wants({}, event()));
  CHECK(timeline::wants({}, {}));
}

TEST_CASE("since is in, until is out") {
  const auto at = evtx::from_iso8601("2026-01-02T03:04:05Z");
  const auto after = evtx::from_iso8601("2026-01-02T03:04:05.0000001Z");
  CHECK(timeline::wants({.since = at}, event()));
  CHECK_FALSE(timeline::wants({.since = after}, event()));
  CHECK_FALSE(timeline::wants({.until = at}, event()));
  CHECK(timeline::wants({.until = after}, event()));
}

TEST_CASE("an event without TimeCreated is taken by the time it was written") {
  auto timeless = event();
  timeless.time.reset();
  const Filter filter{.since = evtx::from_iso8601("2026-01-01")};
  CHECK_FALSE(timeline::wants(filter, timeless));
  timeless.written = evtx::from_iso8601("2026-01-02");
  CHECK(timeline::wants(filter, timeless));
}

TEST_CASE("events are wanted by their id") {
  CHECK(timeline::wants({.event_ids = {4652, 4653}}, event()));
  CHECK_FALSE(timeline::wants({.event_ids = {4652}}, event()));
}

TEST_CASE("a peer is the remote address") {
  const auto range = [](const char* text) { return timeline::AddressRange::from(text).value(); };
  CHECK(timeline::wants({.peers = {range("10.0.0.0/8"), range("198.51.100.0/24")}}, event()));
  CHECK_FALSE(timeline::wants({.peers = {range("10.0.0.0/8")}}, event()));
  auto local_only = event();
  local_only.remote.address.reset();
  local_only.local.address = "10.0.0.1";
  CHECK_FALSE(timeline::wants({.peers = {range("10.0.0.0/8")}}, local_only));
  local_only.remote.address = "somewhere";
  CHECK_FALSE(timeline::wants({.peers = {range("0.0.0.0/0")}}, local_only));
}

TEST_CASE("computers match by pattern, in any case") {
  CHECK(timeline::wants({.computers = {"vpn?.*"}}, event()));
  CHECK(timeline::wants({.computers = {"dc*", "VPN1.example.com"}}, event()));
  CHECK_FALSE(timeline::wants({.computers = {"VPN1"}}, event()));
}
