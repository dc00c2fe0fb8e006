#include "timeline/crosscheck.h"

#include <string>
#include <utility>

#include "testing.h"

namespace {

const events::Event kEvent{.event_id = 4655,
                           .outcome = events::Outcome::success,
                           .time = evtx::from_iso8601("2026-08-01T03:00:00Z"),
                           .computer = "VPN1",
                           .channel = "Security",
                           .raw = {{"MMSAID", "5", ""}, {"Id", "0x14b8e", ""}},
                           .record_id = 42};

evtx::Record same_record() {
  evtx::Record record{.id = 42, .event_data = {{"MMSAID", "5", ""}, {"Id", "0x00014b8e", ""}}};
  record.system = {.event_id = 4655,
                   .keywords = 0x8020000000000000,
                   .time_created = kEvent.time,
                   .channel = "Security",
                   .computer = "VPN1"};
  return record;
}

// The place, and both values behind it.
std::string difference(const evtx::Record& record) {
  const auto found = timeline::first_difference(kEvent, record);
  if (!found) return "none";
  return found->place + ": " + found->native + " | " + found->libevtx;
}

}  // namespace

TEST_CASE("an event is the same as its record, however libevtx writes numbers") {
  CHECK(difference(same_record()) == "none");
}

TEST_CASE("fields of UserData are compared as those of EventData are") {
  auto record = same_record();
  record.user_fields = std::move(record.event_data);
  record.event_data.clear();
  CHECK(difference(record) == "none");
  record.user_fields[0].value = "6";
  CHECK(difference(record) == "MMSAID: 5 | 6");
}

TEST_CASE("what libevtx reads otherwise is told with its place and both values") {
  auto record = same_record();
  SECTION("a value") {
    record.event_data[0].value = "6";
    CHECK(difference(record) == "MMSAID: 5 | 6");
  }
  SECTION("a name") {
    record.event_data[0].name = "SAID";
    CHECK(difference(record) == "EventData: MMSAID Id | SAID Id");
  }
  SECTION("names that only look alike in a row") {
    auto event = kEvent;
    event.raw = {{"MMSAID Id", "5", ""}};
    const auto found = timeline::first_difference(event, record);
    REQUIRE(found);
    CHECK(found->place == "EventData");
    CHECK(found->native == "\"MMSAID Id\"");
    CHECK(found->libevtx == "MMSAID Id");
  }
  SECTION("a field that is not there") {
    record.event_data.pop_back();
    CHECK(difference(record) == "EventData: MMSAID Id | MMSAID");
  }
  SECTION("the computer") {
    record.system.computer = "VPN2";
    CHECK(difference(record) == "Computer: VPN1 | VPN2");
  }
  SECTION("the time") {
    record.system.time_created.reset();
    CHECK(difference(record) == "TimeCreated: 2026-08-01T03:00:00.0000000Z | ");
  }
  SECTION("the outcome") {
    record.system.keywords = 0;
    CHECK(difference(record) == "Keywords: success | none");
  }
  SECTION("the record's number") {
    record.system.record_id = 43;
    CHECK(difference(record) == "EventRecordID: 42 | 43");
  }
}
