#include "timeline/both_ends.h"

#include <cmath>
#include <string>
#include <vector>

#include "hand_made_list.h"
#include "testing.h"
#include "timeline/copies.h"

namespace {

using hand_made::down;
using hand_made::Ends;
using hand_made::record;
using hand_made::up;
using timeline::JoinedFailure;

const Ends kEast{"192.0.2.1", "198.51.100.7"};
const Ends kWest{"198.51.100.7", "192.0.2.1"};

evtx::Record responder(evtx::Record record) {
  for (auto& field : record.event_data)
    if (field.name == "Role") field.value = "%%8206";
  return record;
}

// As the initiator saw it.
evtx::Record failed(const std::string& time, std::uint64_t record_id, const Ends& ends,
                    const std::string& computer, const std::string& cookie) {
  return record(4653, time, computer, record_id,
                {{"LocalAddress", ends.local},
                 {"RemoteAddress", ends.remote},
                 {"KeyModName", "%%8222"},
                 {"FailureReason", "Negotiation timed out"},
                 {"Role", "%%8205"},
                 {"InitiatorCookie", cookie}});
}

std::vector<JoinedFailure> joined_failures(const timeline::EventList& list) {
  return timeline::joined_failures(list, timeline::sessions(list), timeline::copies(list));
}

}  // namespace

TEST_CASE("sessions of two hosts are joined by their starts, or else their ends") {
  const auto list =
      hand_made::list({{"east",
                        {up("2026-01-02T10:00:00Z", 1, 5, kEast, "EAST"),
                         down("2026-01-02T18:00:00Z", 2, 5, kEast, "EAST"),
                         up("2026-01-02T18:30:00Z", 3, 6, kEast, "EAST")}},
                       {"west",
                        {down("2026-01-02T17:58:30Z", 90, 31, kWest, "WEST"),
                         responder(up("2026-01-02T18:28:30Z", 91, 32, kWest, "WEST"))}}});
  const auto sessions = timeline::sessions(list);  // east's, west's end, west's start, east's
  REQUIRE(sessions.size() == 4);
  CHECK(sessions[0].peer == 1U);
  CHECK(sessions[1].peer == 0U);
  CHECK(sessions[2].peer == 3U);
  CHECK(sessions[3].peer == 2U);
  CHECK(sessions[3].clock_offset == -90.0);
  CHECK(sessions[2].clock_offset == 90.0);
}

TEST_CASE("sessions are not joined with what is no other end of theirs") {
  auto west = responder(up("2026-01-02T10:00:00Z", 90, 31, kWest, "WEST"));
  SECTION("another initiator") { west = up("2026-01-02T10:00:00Z", 90, 31, kWest, "WEST"); }
  SECTION("another protocol") { west.event_data[2].value = "%%8244"; }
  SECTION("an address is missing") { west.event_data[0].value = "-"; }
  SECTION("another peer") { west.event_data[1].value = "192.0.2.2"; }
  SECTION("the same computer, by another spelling") { west.system.computer = "east"; }
  const auto sessions = timeline::sessions(hand_made::list(
      {{"east", {up("2026-01-02T10:00:00Z", 1, 5, kEast, "EAST")}}, {"west", {west}}}));
  REQUIRE(sessions.size() == 2);
  CHECK_FALSE(sessions[0].peer);
  CHECK_FALSE(sessions[0].clock_offset);
  CHECK_FALSE(sessions[1].peer);
}

TEST_CASE("the same clock is an offset of 0, without a sign") {
  const auto sessions = timeline::sessions(
      hand_made::list({{"east", {up("2026-01-02T10:00:00Z", 1, 5, kEast, "EAST")}},
                       {"west", {responder(up("2026-01-02T10:00:00Z", 90, 31, kWest, "WEST"))}}}));
  CHECK_FALSE(std::signbit(sessions.at(0).clock_offset.value()));
  CHECK_FALSE(std::signbit(sessions.at(1).clock_offset.value()));
}

TEST_CASE("a failure that both hosts logged is joined by its cookie, or by its time") {
  const std::string cookie = "db55d3767e51b422";
  const std::string none = "0000000000000000";
  const auto list =
      hand_made::list({{"east",
                        {failed("2026-01-02T10:00:00Z", 1, kEast, "EAST", cookie),
                         failed("2026-01-02T12:00:00Z", 2, kEast, "EAST", none),
                         failed("2026-01-02T14:00:00Z", 3, kEast, "EAST", none)}},
                       {"west",
                        {responder(failed("2026-01-02T10:01:00Z", 90, kWest, "WEST", cookie)),
                         responder(failed("2026-01-02T12:01:02Z", 91, kWest, "WEST", none))}}});
  CHECK(joined_failures(list) == std::vector<JoinedFailure>{{0, 1}, {2, 3}});
}

TEST_CASE("failures with different cookies, of one host, or copied, are not joined") {
  const auto east = failed("2026-01-02T10:00:00Z", 1, kEast, "EAST", "db55d3767e51b422");
  auto west = responder(failed("2026-01-02T10:00:00Z", 90, kWest, "WEST", "1111111111111111"));
  CHECK(joined_failures(hand_made::list({{"east", {east}}, {"west", {west}}})).empty());
  west = east;
  CHECK(joined_failures(hand_made::list({{"east", {east}}, {"west", {west}}})).empty());
}

TEST_CASE("failures that come again and again are joined only if the clocks are known") {
  const std::string none = "0000000000000000";
  std::vector<evtx::Record> east;
  std::vector<evtx::Record> west;
  for (std::uint64_t i = 0; i < 10; ++i) {
    const auto minute = std::to_string(10 + 5 * i);
    east.push_back(failed("2026-01-02T10:" + minute + ":00Z", 10 + i, kEast, "EAST", none));
    west.push_back(
        responder(failed("2026-01-02T12:" + minute + ":00Z", 10 + i, kWest, "WEST", none)));
  }
  const auto alone = hand_made::list({{"east", east}, {"west", west}});
  CHECK(joined_failures(alone).empty());
  for (std::uint64_t i = 0; i < 4; ++i) {
    const auto time = "T0" + std::to_string(i) + ":" + std::to_string(10 + i * i) + ":00Z";
    const auto later = "T0" + std::to_string(i + 2) + ":" + std::to_string(10 + i * i) + ":00Z";
    east.insert(east.begin(), up("2026-01-02" + time, i, i, kEast, "EAST"));
    west.insert(west.begin(), responder(up("2026-01-02" + later, i, i, kWest, "WEST")));
  }
  const auto known = hand_made::list({{"east", east}, {"west", west}});
  CHECK(joined_failures(known).size() == 10);
}

TEST_CASE("a failure that is there twice is joined once") {
  const auto east = failed("2026-01-02T10:00:00Z", 1, kEast, "EAST", "db55d3767e51b422");
  const auto west = responder(failed("2026-01-02T10:00:01Z", 9, kWest, "WEST", "db55d3767e51b422"));
  const auto list = hand_made::list({{"east", {east}}, {"backup", {east}}, {"west", {west, west}}});
  CHECK(joined_failures(list).size() == 1);
}
