#include "check_run.h"
#include "timeline/checks/record_gaps.h"

using check_run::Event;
using check_run::event;
using check_run::failures;
using check_run::findings;
using check_run::Kind;
using check_run::only_finding;
using check_run::seconds;

namespace {

Event gap(std::string_view first, std::string_view last, std::string_view count) {
  auto gap = check_run::event(Kind::records_missing, seconds(0), "");
  gap.raw = {{.name = "first", .value = first},
             {.name = "last", .value = last},
             {.name = "count", .value = count}};
  return gap;
}

}  // namespace

TEST_CASE("a record that was met and cannot be read is not missing") {
  auto damaged = gap("5", "6", "2");
  damaged.raw.push_back({.name = "unreadable", .value = "1"});
  CHECK(only_finding(timeline::record_gaps, {damaged}).statement ==
        "1 record number is missing and 1 record cannot be read in 1 place of the log Security of "
        "VPN1 (Security.evtx); the largest: 5 to 6");
  damaged.raw.back().value = "2";
  CHECK(only_finding(timeline::record_gaps, {damaged}).statement ==
        "2 records cannot be read in 1 place of the log Security of VPN1 (Security.evtx); the "
        "largest: 5 to 6");
}

TEST_CASE("numbers that a log skips are counted") {
  CHECK(only_finding(timeline::record_gaps, {gap("5", "5", "1")}).statement ==
        "1 record number is missing in 1 place of the log Security of VPN1 (Security.evtx); the "
        "largest: 5 alone");
  const auto found = findings(timeline::record_gaps, {gap("5", "5", "1"), gap("10", "99", "90")});
  REQUIRE(found.size() == 1);
  CHECK(found.front().id == "record-gaps");
  CHECK(found.front().statement ==
        "91 record numbers are missing in 2 places of the log Security of VPN1 (Security.evtx); "
        "the largest: 10 to 99");
  CHECK(findings(timeline::record_gaps, failures(3, seconds(1))).empty());
}
