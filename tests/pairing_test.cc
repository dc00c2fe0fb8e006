#include <fmt/format.h>

#include <limits>

#include "paired_events.h"
#include "testing.h"

using events::Event;
using events::Kind;
using paired_events::between;
using paired_events::event;
using paired_events::kDown;
using paired_events::kUp;
using paired_events::of_computer;
using paired_events::paired;
using paired_events::result;
using timeline::SessionStatus;

TEST_CASE("a start and the end of its id are one SA") {
  CHECK(result({event(kUp, "10:00", 5), event(kDown, "11:00", 5)}) == "0-1 closed sure");
}

TEST_CASE("what is missing of a file makes no SA doubtful, of a computer without a name neither") {
  const Event lost{.kind = Kind::records_missing, .raw = {{.name = "lost", .value = "yes"}}};
  CHECK(result({of_computer("", event(kUp, "10:00", 5)), lost,
                of_computer("", event(kDown, "11:00", 5))}) == "0-2 closed sure");
}

TEST_CASE("no events are no sessions") { CHECK(result({}).empty()); }

TEST_CASE("SAs that overlap, as in a rekey, are told apart by their ids") {
  CHECK(result({event(kUp, "10:00", 5), event(kUp, "10:50", 6), event(kDown, "11:00", 5),
                event(kDown, "12:00", 6)}) == "0-2 closed sure; 1-3 closed sure");
}

TEST_CASE("a start without an end is open, an end without a start has an unknown start") {
  CHECK(result({event(kDown, "10:00", 5), event(kUp, "11:00", 6)}) ==
        "--0 unknown_start sure; 1-- open sure");
}

TEST_CASE("two ends of an id are no two ends of one SA") {
  CHECK(result({event(kUp, "10:00", 5), event(kDown, "11:00", 5), event(kDown, "12:00", 5)}) ==
        "0-1 closed sure; --2 unknown_start sure");
}

TEST_CASE("an id may be used again once its SA has ended") {
  CHECK(result({event(kUp, "10:00", 5), event(kDown, "11:00", 5), event(kUp, "12:00", 5),
                event(kDown, "13:00", 5)}) == "0-1 closed sure; 2-3 closed sure");
}

TEST_CASE("an id that comes up again without an end makes the SA before lost") {
  CHECK(result({event(kUp, "10:00", 5), event(kUp, "11:00", 5), event(kDown, "12:00", 5)}) ==
        "0-- lost reused by 1; 1-2 closed reused");
  CHECK(result({event(kUp, "10:00", 5),
                between("192.0.2.1", "203.0.113.9", event(kUp, "11:00", 5))}) ==
        "0-- lost reused by 1; 1-- open sure");
}

TEST_CASE("an SA that stays up ends as any other, however many come and go meanwhile") {
  constexpr std::size_t kOthers = 3000;
  std::vector<Event> events{event(kUp, "10:00", 5)};
  for (std::size_t i = 0; i < kOthers; ++i) {
    events.push_back(event(kUp, "10:30", 100 + i));
    if (i > 0) events.push_back(event(kDown, "10:30", 99 + i));
  }
  events.push_back(event(kDown, "10:30", 99 + kOthers));
  events.push_back(event(kDown, "11:00", 5));
  const auto sessions = paired(std::move(events));
  REQUIRE(sessions.size() == kOthers + 1);
  CHECK(sessions.front().end == 2 * kOthers + 1);
  for (const auto& session : sessions) CHECK(session.status == SessionStatus::closed);
}

TEST_CASE("of a hundred starts of one id all but the last are lost") {
  std::vector<Event> events;
  for (int minute = 0; minute < 100; ++minute) {
    events.push_back(event(kUp, fmt::format("{:02}:{:02}", 10 + minute / 60, minute % 60), 5));
  }
  const auto sessions = paired(std::move(events));
  REQUIRE(sessions.size() == 100);
  for (std::size_t i = 0; i < 99; ++i) {
    CHECK(sessions[i].start == i);
    CHECK(sessions[i].status == SessionStatus::lost);
    CHECK(sessions[i].lost_by == i + 1);
  }
  CHECK(sessions[99].status == SessionStatus::open);
}

TEST_CASE("the smallest and the largest id are ids like others") {
  const auto id = GENERATE(std::uint64_t{0}, std::numeric_limits<std::uint64_t>::max());
  CHECK(result({event(kUp, "10:00", id), event(kUp, "10:30", 7), event(kDown, "11:00", id)}) ==
        "0-2 closed sure; 1-- open sure");
}

TEST_CASE("events without an id are paired with nothing") {
  CHECK(result({event(kUp, "10:00"), event(kDown, "11:00"), event(kDown, "12:00", 0)}) ==
        "0-- open unidentified; --1 unknown_start unidentified; --2 unknown_start sure");
}

TEST_CASE("ids count for one computer, whose name is the same in any case") {
  CHECK(result({of_computer("VPN1.example.com", event(kUp, "10:00", 5)),
                of_computer("VPN2.example.com", event(kUp, "10:01", 5)),
                of_computer("vpn1.EXAMPLE.com", event(kDown, "11:00", 5))}) ==
        "0-2 closed sure; 1-- open sure");
}

TEST_CASE("addresses are compared, not their spelling") {
  CHECK(result({between("2001:DB8:0:0::1", "198.51.100.7", event(kUp, "10:00", 5)),
                between("2001:db8::1", "::ffff:198.51.100.7", event(kDown, "11:00", 5))}) ==
        "0-1 closed sure");
}

TEST_CASE("an end of the same id between other addresses is of another SA") {
  CHECK(result({event(kUp, "10:00", 5),
                between("192.0.2.1", "203.0.113.9", event(kDown, "11:00", 5))}) ==
        "0-- open addresses; --1 unknown_start addresses");
  CHECK(result({event(kUp, "10:00", 5),
                between("192.0.2.99", "198.51.100.7", event(kDown, "11:00", 5)),
                event(kDown, "12:00", 5)}) == "0-2 closed sure; --1 unknown_start addresses");
}

TEST_CASE("an address that is missing, or is none, is not compared, and that is said") {
  const auto address =
      GENERATE(as<std::optional<std::string_view>>(), std::nullopt, "", "somewhere");
  CHECK(result({between(address, "198.51.100.7", event(kUp, "10:00", 5)),
                event(kDown, "11:00", 5)}) == "0-1 closed addresses");
  CHECK(result({event(kUp, "10:00", 5), between("192.0.2.1", address, event(kDown, "11:00", 5))}) ==
        "0-1 closed addresses");
}

TEST_CASE("a start-up makes all SAs of its computer lost") {
  CHECK(result({event(kUp, "10:00", 5), event(kUp, "10:01"),
                of_computer("VPN2", event(kUp, "10:02", 5)), event(Kind::system_started, "11:00"),
                event(kDown, "12:00", 5), of_computer("VPN2", event(kDown, "12:01", 5))}) ==
        "0-- lost boot by 3; 1-- lost unidentified by 3; 2-5 closed sure; --4 unknown_start sure");
}

TEST_CASE("ids start over after a boot, and no end behind it is of an SA from before") {
  CHECK(result({event(kUp, "10:00", 1), event(Kind::system_started, "10:30"),
                event(kUp, "11:00", 1), event(kDown, "12:00", 1)}) ==
        "0-- lost boot by 1; 2-3 closed sure");
}

TEST_CASE("Main Mode shown with Extended Mode is a start, too") {
  CHECK(result({event(Kind::extended_mode_established, "10:00", 5), event(kDown, "11:00", 5)}) ==
        "0-1 closed sure");
}

TEST_CASE("one SA that is shown with Extended Mode and without is one") {
  CHECK(result({event(kUp, "10:00:00", 5), event(Kind::extended_mode_established, "10:00:01", 5),
                event(kDown, "11:00", 5)}) == "0-2 closed sure");
  CHECK(result({between(std::nullopt, "198.51.100.7",
                        event(Kind::extended_mode_established, "10:00:00", 5)),
                event(kUp, "10:00:01", 5)}) == "0-- open sure");
}

TEST_CASE("the other start of an SA is kept, whatever becomes of the SA") {
  const auto extended = event(Kind::extended_mode_established, "10:00:01", 5);
  for (const auto& last :
       {event(kDown, "11:00", 5), event(kUp, "11:00", 5), event(Kind::failed, "11:00")}) {
    const auto sessions = paired({event(kUp, "10:00:00", 5), extended, last});
    CHECK(sessions.at(0).start == 0);
    CHECK(sessions.at(0).start_again == 1);
  }
  CHECK_FALSE(paired({event(kUp, "10:00", 5)}).at(0).start_again);
}

TEST_CASE("a third start, a late one, and one between others show another SA") {
  const auto extended = Kind::extended_mode_established;
  CHECK(result({event(kUp, "10:00:00", 5), event(extended, "10:00:01", 5),
                event(kUp, "10:00:02", 5)}) == "0-- lost reused by 2; 2-- open sure");
  CHECK(result({event(kUp, "10:00:00", 5), event(extended, "10:01:01", 5)}) ==
        "0-- lost reused by 1; 1-- open sure");
  CHECK(result({event(kUp, "10:00:00", 5),
                between("192.0.2.1", "203.0.113.9", event(extended, "10:00:01", 5))}) ==
        "0-- lost reused by 1; 1-- open sure");
}

TEST_CASE("what deletes an SA and does not say which one ends none") {
  CHECK(result({event(kUp, "10:00", 5), event(Kind::extended_mode_failed, "10:01"),
                event(Kind::deleted, "10:02", 5), event(Kind::quick_mode_ended, "10:03", 5),
                event(kDown, "11:00", 5)}) == "0-4 closed sure");
}

TEST_CASE("an SA that a failed Extended Mode may have deleted is doubted, if it has no end") {
  const auto failed = event(Kind::extended_mode_failed, "10:01");
  CHECK(result({event(kUp, "10:00", 5), failed}) == "0-- open extended_mode");
  CHECK(result({event(kUp, "10:00"), failed}) == "0-- open unidentified");
  CHECK(result({event(kUp, "10:00", 5), failed, event(Kind::system_started, "10:02")}) ==
        "0-- lost extended_mode by 2");
  CHECK(result({event(kUp, "10:00", 5), failed, event(kUp, "10:02", 5)}) ==
        "0-- lost extended_mode by 2; 2-- open sure");
  CHECK(result({event(kUp, "10:00", 5), event(kDown, "10:00:30", 5), failed}) == "0-1 closed sure");
  CHECK(result({failed, event(kUp, "10:02", 5)}) == "1-- open sure");
}

TEST_CASE("a failed Extended Mode says nothing where several SAs are up, or none of its own") {
  const auto failed = event(Kind::extended_mode_failed, "10:02");
  CHECK(result({event(kUp, "10:00", 5), event(kUp, "10:01", 6), failed}) ==
        "0-- open sure; 1-- open sure");
  CHECK(result({event(kUp, "10:00", 5), event(kUp, "10:01"), failed}) ==
        "0-- open sure; 1-- open unidentified");
  CHECK(result({event(kUp, "10:00", 5), between("192.0.2.1", "203.0.113.9", failed)}) ==
        "0-- open sure");
  CHECK(result({event(kUp, "10:00", 5), between(std::nullopt, "198.51.100.7", failed)}) ==
        "0-- open sure");
  auto other_port = event(kUp, "10:00", 5);
  other_port.remote.port = 4500;
  CHECK(result({other_port, failed}) == "0-- open sure");
  CHECK(result({other_port, event(kUp, "10:01", 6), failed}) ==
        "0-- open sure; 1-- open extended_mode");
}

TEST_CASE("an SA that was up for much longer than its lifetime is doubted") {
  auto up = event(kUp, "10:00", 5);
  up.lifetime_minutes = 60;
  CHECK(result({up, event(kDown, "11:30", 5)}) == "0-1 closed sure");
  CHECK(result({up, event(kDown, "11:30:01", 5)}) == "0-1 closed lifetime");
  CHECK(result({up, event(Kind::logging_stopped, "11:00"), event(kDown, "12:00", 5)}) ==
        "0-2 closed lifetime");
  up.lifetime_minutes = std::numeric_limits<std::uint32_t>::max();
  CHECK(result({up, event(kDown, "23:00", 5)}) == "0-1 closed sure");
}

TEST_CASE("the sessions of all computers come in the order of their first events") {
  CHECK(result({of_computer("VPN2", event(kUp, "10:00", 5)), event(kDown, "10:10", 9),
                event(kUp, "10:20", 6), of_computer("VPN2", event(kDown, "10:30", 5)),
                of_computer("VPN2", event(kUp, "10:40", 6)), event(kDown, "10:50", 6)}) ==
        "0-3 closed sure; --1 unknown_start sure; 2-5 closed sure; 4-- open sure");
}

TEST_CASE("SAs end in any order, and others come up between them") {
  CHECK(result({event(kUp, "10:00", 1), event(kUp, "10:01", 2), event(kUp, "10:02", 3),
                event(kDown, "10:03", 2), event(kUp, "10:04", 2), event(kDown, "10:05", 1),
                event(kUp, "10:06", 3), event(kDown, "10:07", 2), event(kDown, "10:08", 3)}) ==
        "0-5 closed sure; 1-3 closed sure; 2-- lost reused by 6; 4-7 closed sure; "
        "6-8 closed reused");
}

TEST_CASE("ids count from the start-up on, whatever was up or had ended before it") {
  CHECK(result({event(kUp, "10:00", 1), event(kUp, "10:01", 2), event(kDown, "10:02", 2),
                event(Kind::system_started, "10:03"), event(kUp, "10:04", 2),
                event(kUp, "10:05", 1), event(kDown, "10:06", 1), event(kDown, "10:07", 2)}) ==
        "0-- lost boot by 3; 1-2 closed sure; 4-7 closed sure; 5-6 closed sure");
}
