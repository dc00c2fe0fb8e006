#include "timeline/session_filter.h"

#include <vector>

#include "hand_made_list.h"
#include "testing.h"

namespace {

using hand_made::down;
using hand_made::up;
using timeline::Filter;

// Which of the sessions are wanted, by the start or end of an SA: closed, lost, open, unknown.
std::vector<bool> wanted(const Filter& filter) {
  const auto list =
      hand_made::list({{"Security.evtx",
                        {up("2026-01-02T10:00:00Z", 1, 5), down("2026-01-02T11:00:00Z", 2, 5),
                         up("2026-01-02T12:00:00Z", 3, 6), up("2026-01-02T13:00:00Z", 4, 6),
                         down("2026-01-02T14:00:00Z", 5, 7)}}});
  std::vector<bool> wanted;
  for (const auto& session : timeline::sessions(list))
    wanted.push_back(timeline::wants(filter, session, list));
  return wanted;
}

auto at(const char* time) { return evtx::from_iso8601(time); }
auto range(const char* text) { return timeline::AddressRange::from(text).value(); }

using Wanted = std::vector<bool>;

}  // namespace

TEST_CASE("a filter that asks nothing wants all sessions") {
  CHECK(wanted({}) == Wanted{true, true, true, true});
  CHECK(wanted({.event_ids = {4653}}) == Wanted{true, true, true, true});
}

TEST_CASE("since wants what had not ended before") {
  CHECK(wanted({.since = at("2026-01-02T11:00:00Z")}) == Wanted{true, true, true, true});
  CHECK(wanted({.since = at("2026-01-02T11:00:01Z")}) == Wanted{false, true, true, true});
  CHECK(wanted({.since = at("2026-01-02T13:00:01Z")}) == Wanted{false, false, true, true});
  CHECK(wanted({.since = at("2026-01-03")}) == Wanted{false, false, true, false});
}

TEST_CASE("until wants what had begun before, or may have") {
  CHECK(wanted({.until = at("2026-01-02T10:00:00Z")}) == Wanted{false, false, false, true});
  CHECK(wanted({.until = at("2026-01-02T10:00:01Z")}) == Wanted{true, false, false, true});
  CHECK(wanted({.until = at("2026-01-02T12:30:00Z")}) == Wanted{true, true, false, true});
}

TEST_CASE("a period in the middle of an SA's time wants it") {
  CHECK(wanted({.since = at("2026-01-02T10:10:00Z"), .until = at("2026-01-02T10:20:00Z")}) ==
        Wanted{true, false, false, true});
}

TEST_CASE("an SA without any time is in no period") {
  const auto list = hand_made::list({{"Security.evtx", {up("", 1, 5)}}});
  const auto session = timeline::sessions(list).at(0);
  CHECK(timeline::wants({}, session, list));
  CHECK_FALSE(timeline::wants({.since = at("2026-01-01")}, session, list));
}

TEST_CASE("peers and computers are those of the session") {
  CHECK(wanted({.peers = {range("198.51.100.0/24")}, .computers = {"vpn?"}}) ==
        Wanted{true, true, true, true});
  CHECK(wanted({.peers = {range("203.0.113.0/24")}}) == Wanted{false, false, false, false});
  CHECK(wanted({.computers = {"VPN2"}}) == Wanted{false, false, false, false});
}

TEST_CASE("a peer that only the end names is wanted as well") {
  auto start = up("2026-01-02T10:00:00Z", 1, 5);
  start.event_data[1].value = "-";
  const auto list =
      hand_made::list({{"Security.evtx", {start, down("2026-01-02T11:00:00Z", 2, 5)}}});
  CHECK(timeline::wants({.peers = {range("198.51.100.7")}}, timeline::sessions(list).at(0), list));
}
