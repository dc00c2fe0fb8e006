#include "paired_events.h"
#include "testing.h"

using events::Kind;
using paired_events::between;
using paired_events::clock_set;
using paired_events::event;
using paired_events::kDown;
using paired_events::kUp;
using paired_events::of_changed_chunk;
using paired_events::of_computer;
using paired_events::paired;
using paired_events::recovered;
using paired_events::result;
using paired_events::with_record_id;

TEST_CASE("an end with an earlier time than its start is its end if its record is behind") {
  CHECK(result({with_record_id(12, event(kDown, "10:00:00.0000001", 5)),
                with_record_id(11, event(kUp, "10:00:00.0000002", 5))}) == "1-0 closed clock");
}

TEST_CASE(
    "an end with an earlier time is its end even if hours lie between, where the log goes on") {
  CHECK(result({with_record_id(12, event(kDown, "10:00", 5)),
                with_record_id(11, event(kUp, "11:00", 5))}) == "1-0 closed clock");
}

TEST_CASE("an end before a start is another SA's if its record is before") {
  CHECK(result({with_record_id(11, event(kDown, "10:00:00.0000001", 5)),
                with_record_id(12, event(kUp, "10:00:00.0000002", 5))}) ==
        "--0 unknown_start sure; 1-- open sure");
}

TEST_CASE("an end before a start is another SA's if it is in another file, and is doubted") {
  auto up = with_record_id(11, event(kUp, "11:00", 5));
  up.source = "Archive.evtx";
  CHECK(result({with_record_id(12, event(kDown, "10:00", 5)), up}) ==
        "--0 unknown_start clock; 1-- open clock");
}

TEST_CASE("an id that comes up in the moment in which its last SA ends is not lost") {
  CHECK(result({with_record_id(10, event(kUp, "10:00", 5)),
                with_record_id(22, event(kUp, "11:00:00.0000000", 5)),
                with_record_id(21, event(kDown, "11:00:00.0000001", 5)),
                with_record_id(23, event(kDown, "12:00", 5))}) ==
        "0-2 closed sure; 1-3 closed sure");
}

TEST_CASE("events without a time are paired by their record ids, and doubted") {
  auto up = with_record_id(11, event(kUp, "", 5));
  auto down = with_record_id(12, event(kDown, "", 5));
  REQUIRE_FALSE(up.time);
  CHECK(result({down, up}) == "1-0 closed clock");
  CHECK(result({up, event(kDown, "11:00", 5)}) == "0-1 closed clock");
  CHECK(result({up}) == "0-- open clock");
  CHECK(result({down}) == "--0 unknown_start clock");
}

TEST_CASE("the time a record was written stands for a time that is missing") {
  auto up = event(kUp, "", 5);
  up.written = evtx::from_iso8601("2026-01-02T10:00");
  CHECK(result({up, event(kDown, "11:00", 5)}) == "0-1 closed sure");
}

TEST_CASE("recovered records take part, and are doubted") {
  CHECK(result({recovered(event(kUp, "10:00", 5)), event(kDown, "11:00", 5)}) ==
        "0-1 closed recovered");
  CHECK(result({event(kUp, "10:00", 5), recovered(event(kDown, "11:00", 5))}) ==
        "0-1 closed recovered");
  CHECK(result({event(kUp, "10:00", 5), recovered(event(kUp, "11:00", 5))}) ==
        "0-- lost recovered by 1; 1-- open recovered");
  CHECK(result({recovered(event(kDown, "11:00", 5))}) == "--0 unknown_start recovered");
}

TEST_CASE("an SA of which a record is under a wrong checksum is doubted") {
  CHECK(result({of_changed_chunk(event(kUp, "10:00", 5)), event(kDown, "11:00", 5)}) ==
        "0-1 closed checksum");
  CHECK(result({event(kUp, "10:00", 5), of_changed_chunk(event(kDown, "11:00", 5))}) ==
        "0-1 closed checksum");
  CHECK(result({event(kUp, "10:00", 5), of_changed_chunk(event(kUp, "11:00", 5))}) ==
        "0-- lost checksum by 1; 1-- open checksum");
  CHECK(result({of_changed_chunk(event(kDown, "11:00", 5))}) == "--0 unknown_start checksum");
  CHECK(result({recovered(event(kUp, "10:00", 5)), of_changed_chunk(event(kDown, "11:00", 5))}) ==
        "0-1 closed recovered");
}

TEST_CASE("what may not have been logged makes doubtful what it may concern") {
  const auto kind = GENERATE(Kind::records_missing, Kind::log_cleared, Kind::logging_stopped);
  CHECK(result({event(kUp, "10:00", 5), event(kind, "10:30"), event(kDown, "11:00", 5),
                event(kUp, "12:00", 6), event(kDown, "13:00", 6)}) ==
        "0-2 closed gap; 3-4 closed sure");
  CHECK(result({event(kUp, "10:00", 5), event(kind, "10:30"), event(kUp, "11:00", 5)}) ==
        "0-- lost gap by 2; 2-- open sure");
  CHECK(result({event(kind, "10:00"), event(kDown, "11:00", 5)}) == "--1 unknown_start gap");
  CHECK(result({event(kDown, "10:00", 5), event(kind, "11:00")}) == "--0 unknown_start sure");
  CHECK(result({event(kUp, "10:00", 5), event(kind, "11:00")}) == "0-- open gap");
  CHECK(result({event(kUp, "10:00", 5), of_computer("VPN2", event(kind, "11:00"))}) ==
        "0-- open sure");
}

TEST_CASE("a start-up explains what was lost, and what began after it has no gap before") {
  CHECK(result({event(kUp, "10:00", 5), event(Kind::logging_stopped, "10:29"),
                event(Kind::system_started, "10:30"), event(kDown, "11:00", 5)}) ==
        "0-- lost boot by 2; --3 unknown_start sure");
}

TEST_CASE("the clock that was set makes doubtful what was up then") {
  CHECK(result({event(kUp, "10:00", 5), clock_set("10:30:00", "10:30:01"), event(kDown, "11:00", 5),
                event(kUp, "12:00", 6), event(kDown, "13:00", 6)}) ==
        "0-2 closed clock; 3-4 closed sure");
  CHECK(result({event(kUp, "10:00", 5), clock_set("10:30:00", "10:30:01")}) == "0-- open clock");
  CHECK(result({event(kUp, "10:00", 5), clock_set("10:30:00", "10:30:01"),
                event(kUp, "11:00", 5)}) == "0-- lost clock by 2; 2-- open sure");
  CHECK(result({event(kUp, "10:00", 5), clock_set("10:30:00", "10:30:01"),
                event(Kind::system_started, "11:00"), event(kDown, "12:00", 6)}) ==
        "0-- lost clock by 2; --3 unknown_start sure");
  CHECK(result({clock_set("10:30:00", "10:30:01"), event(kDown, "11:00", 5)}) ==
        "--1 unknown_start clock");
}

TEST_CASE("an SA that was up as the clock was set back has its end, though that is earlier") {
  CHECK(result({with_record_id(101, clock_set("12:40", "11:40")),
                with_record_id(102, event(kDown, "11:45", 5)),
                with_record_id(100, event(kUp, "12:30", 5))}) == "2-1 closed clock");
}

TEST_CASE("a start-up behind a clock that was set back is behind it") {
  CHECK(result({with_record_id(101, clock_set("01:01", "00:50")),
                with_record_id(102, event(Kind::system_started, "00:55")),
                with_record_id(103, event(kUp, "00:58", 5)),
                with_record_id(100, event(kUp, "01:00", 5)),
                with_record_id(104, event(kDown, "01:06", 5))}) ==
        "2-4 closed sure; 3-- lost clock by 1");
}

TEST_CASE("ids that start over in another file make doubtful what was up then") {
  auto up = with_record_id(900, event(kUp, "10:00", 5));
  up.source = "Archive.evtx";
  CHECK(result({up, with_record_id(7, event(kDown, "11:00", 5)),
                with_record_id(8, event(kUp, "12:00", 6)),
                with_record_id(9, event(kDown, "13:00", 6))}) ==
        "0-1 closed clock; 2-3 closed sure");
}

TEST_CASE("nothing moves across the clearing of a log, whose record ids may start over") {
  CHECK(result({with_record_id(900, event(kUp, "10:00:00", 5)),
                with_record_id(1, event(Kind::log_cleared, "10:00:01")),
                with_record_id(2, event(kDown, "10:00:02", 5))}) == "0-2 closed gap");
}
