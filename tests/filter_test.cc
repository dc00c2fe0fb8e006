#include "timeline/filter.h"

#include <utility>
#include <vector>

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

TEST_CASE("records that are missing may have been of any peer, but are no event of another name") {
  events::Event missing{.kind = events::Kind::records_missing};
  CHECK(timeline::wants({.peers = {timeline::AddressRange::from("10.0.0.0/8").value()}}, missing));
  CHECK_FALSE(timeline::wants({.event_ids = {4653}}, missing));
  CHECK(timeline::wants({.event_ids = {0, 4653}}, missing));
}

TEST_CASE("computers match by pattern, in any case") {
  CHECK(timeline::wants({.computers = {"vpn?.*"}}, event()));
  CHECK(timeline::wants({.computers = {"dc*", "VPN1.example.com"}}, event()));
  CHECK_FALSE(timeline::wants({.computers = {"VPN1"}}, event()));
}

namespace {

events::Event lost(std::vector<events::FieldView> fields) {
  auto row = event();
  row.event_id = 0;
  row.kind = events::Kind::records_missing;
  row.raw = std::move(fields);
  return row;
}

}  // namespace

TEST_CASE("what is missing between two records may be of any time between theirs") {
  const auto gap = lost({{"first", "5"}, {"last", "6"}, {"after_time", "2026-01-02T01:00:00Z"}});
  const auto is_wanted = [&](const char* since, const char* until) {
    return timeline::wants({.since = evtx::from_iso8601(since), .until = evtx::from_iso8601(until)},
                           gap);
  };
  CHECK(is_wanted("2026-01-02T00:00", "2026-01-02T01:30"));
  CHECK(is_wanted("2026-01-02T02:00", "2026-01-02T02:30"));
  CHECK(is_wanted("2026-01-02T03:00", "2026-01-02T04:00"));
  CHECK(is_wanted("2026-01-02T03:04:05", "2026-01-02T04:00"));
  CHECK_FALSE(is_wanted("2026-01-02T03:04:06", "2026-01-02T04:00"));
  CHECK_FALSE(is_wanted("2026-01-02T00:00", "2026-01-02T01:00"));
}

TEST_CASE(
    "what is lost at an end of a log may be of any time beyond, and of a file of any at all") {
  const Filter later{.since = evtx::from_iso8601("2026-01-03")};
  const Filter earlier{.until = evtx::from_iso8601("2026-01-01")};
  const auto behind = lost({{"after", "8"}, {"first", "9"}});
  CHECK(timeline::wants(later, behind));
  CHECK_FALSE(timeline::wants(earlier, behind));
  const auto before = lost({{"last", "4"}});
  CHECK_FALSE(timeline::wants(later, before));
  CHECK(timeline::wants(earlier, before));
  auto file = lost({{"unreadable", "0"}});
  file.time.reset();
  file.computer = {};
  CHECK(timeline::wants(later, file));
  CHECK(timeline::wants({.computers = {"VPN2"}}, file));
  CHECK_FALSE(timeline::wants({.event_ids = {4653}}, file));
}
