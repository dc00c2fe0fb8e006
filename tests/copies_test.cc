#include "timeline/copies.h"

#include <string>
#include <vector>

#include "hand_made_list.h"
#include "testing.h"

namespace {

using hand_made::down;
using hand_made::up;

evtx::Record recovered(evtx::Record record) {
  record.state = evtx::RecordState::recovered;
  return record;
}

std::vector<bool> found(const std::vector<evtx::Record>& archive,
                        const std::vector<evtx::Record>& backup) {
  return timeline::copies(hand_made::list({{"archive", archive}, {"backup", backup}}));
}

using Found = std::vector<bool>;
const std::string kTime = "2026-01-02T10:00:00Z";

}  // namespace

TEST_CASE("the same record of two files is a copy in the second one") {
  CHECK(found({up(kTime, 1, 5)}, {up(kTime, 1, 5)}) == Found{false, true});
}

TEST_CASE("the same record in one file twice is a copy, too") {
  CHECK(found({up(kTime, 1, 5), up(kTime, 1, 5), up(kTime, 1, 5)}, {}) == Found{false, true, true});
}

TEST_CASE("the name of a computer may be written in either case") {
  CHECK(found({up(kTime, 1, 5, {}, "VPN1")}, {up(kTime, 1, 5, {}, "vpn1")}) == Found{false, true});
}

TEST_CASE("records that differ in anything are no copies") {
  const auto record = up(kTime, 1, 5);
  auto other = record;
  SECTION("the time") { other = up("2026-01-02T10:00:01Z", 1, 5); }
  SECTION("the record id") { other = up(kTime, 2, 5); }
  SECTION("a value") { other = up(kTime, 1, 6); }
  SECTION("the name of a field") { other.event_data.front().name = "X"; }
  SECTION("the event id") { other.system.event_id = 4651; }
  SECTION("the computer") { other.system.computer = "VPN2"; }
  SECTION("the channel") { other.system.channel = "Application"; }
  SECTION("no time but that of writing") {
    other.system.time_created.reset();
    other.written = evtx::from_iso8601(kTime);
  }
  CHECK(found({record}, {other}) == Found{false, false});
}

TEST_CASE("of a live record and a recovered copy the live one counts") {
  CHECK(found({recovered(up(kTime, 1, 5))}, {up(kTime, 1, 5)}) == Found{true, false});
}

TEST_CASE("of two copies the one whose chunk has the right checksum counts") {
  const auto list = hand_made::list(
      {{"archive", {up(kTime, 1, 5)}, timeline::Checksum::wrong}, {"backup", {up(kTime, 1, 5)}}});
  CHECK(timeline::copies(list) == Found{true, false});
}

TEST_CASE("copies are found among others of the same moment") {
  CHECK(found({up(kTime, 1, 5), up(kTime, 2, 6), down(kTime, 3, 5)},
              {up(kTime, 2, 6), up(kTime, 4, 7)}) == Found{false, false, true, false, false});
}

TEST_CASE("records without any time are compared as well") {
  CHECK(found({up("", 1, 5), up("", 2, 6)}, {up("", 1, 5)}) == Found{false, true, false});
}

TEST_CASE("an empty list has no copies") { CHECK(found({}, {}).empty()); }

TEST_CASE("a record between two copies that has another value is not one of them") {
  const auto lower = up(kTime, 1, 4);
  const auto upper = up(kTime, 1, 6);
  CHECK(found({up(kTime, 1, 5), lower}, {upper, up(kTime, 1, 5)}).back() == true);
  CHECK(found({lower, upper, up(kTime, 1, 5)}, {}) == Found{false, false, false});
}

TEST_CASE("records with other names for the same values are no copies") {
  auto other = up(kTime, 1, 5);
  other.event_data.back().name += "Other";
  CHECK(found({up(kTime, 1, 5)}, {other}) == Found{false, false});
}

TEST_CASE("a long value that differs is seen as a short one is") {
  const auto with = [](const std::string& principal) {
    auto record = up(kTime, 1, 5);
    record.event_data.push_back({.name = "LocalMMPrincipalName", .value = principal});
    return record;
  };
  const std::string most(99, 'x');
  CHECK(found({with(most + "y")}, {with(most + "z"), with(most + "y")}) ==
        Found{false, false, true});
}
