#include "check_run.h"
#include "timeline/checks/clock.h"

using check_run::Event;
using check_run::event;
using check_run::failed;
using check_run::failures;
using check_run::findings;
using check_run::Kind;
using check_run::minutes;
using check_run::only_finding;
using check_run::seconds;

namespace {

Event set(std::string_view from, std::string_view to) {
  auto set = event(Kind::time_changed, seconds(0), "");
  set.raw = {{.name = "PreviousTime", .value = from},
             {.name = "NewTime", .value = to},
             {.name = "ProcessName", .value = R"(C:\Windows\System32\svchost.exe)"}};
  return set;
}

Event record(std::uint64_t id, seconds time) {
  auto record = failed(time);
  record.record_id = id;
  return record;
}

}  // namespace

TEST_CASE("a clock that is set by a lot is told with from where to where") {
  const auto finding =
      only_finding(timeline::time_changed, {set("2026-03-01T12:00:00Z", "2026-03-01T11:59:00Z")});
  CHECK(finding.id == "time-changed");
  CHECK(finding.statement ==
        "the clock of VPN1 was set 1 min back, from 2026-03-01T12:00:00Z to 2026-03-01T11:59:00Z, "
        "by C:\\Windows\\System32\\svchost.exe");
  CHECK(findings(timeline::time_changed, {set("2026-03-01T12:00:00Z", "2026-03-01T12:00:59.9Z")})
            .empty());
  CHECK(findings(timeline::time_changed, {set("12:00", "13:00")}).empty());
  CHECK(findings(timeline::time_changed, failures(1, seconds(1))).empty());
}

TEST_CASE("the largest of several changes is told") {
  const auto found =
      findings(timeline::time_changed, {set("2026-03-01T12:00:00Z", "2026-03-01T12:05:00Z"),
                                        set("2026-03-01T12:00:00Z", "2026-03-02T12:00:00Z")});
  REQUIRE(found.size() == 1);
  CHECK(found.front().statement.starts_with("the clock of VPN1 was set 1 d forward, "));
  CHECK(found.front().statement.ends_with("; that is the largest of 2 changes"));
}

TEST_CASE("records whose numbers rise while their times fall are told") {
  const auto found =
      findings(timeline::time_backwards, {record(11, minutes(0)), record(10, minutes(1))});
  REQUIRE(found.size() == 1);
  CHECK(found.front().id == "time-backwards");
  CHECK(found.front().statement ==
        "in the log Security of VPN1 (Security.evtx) time goes back 1 time, by up to 1 min: record "
        "10 is of 2026-03-01T00:01:00Z, record 11 of 2026-03-01T00:00:00Z");
  CHECK(found.front().evidence == std::vector<std::size_t>{1, 0});
}

TEST_CASE("small steps, other logs and recovered records do not go backwards") {
  CHECK(
      findings(timeline::time_backwards, {record(11, seconds(1)), record(10, minutes(1))}).empty());
  CHECK(
      findings(timeline::time_backwards, {record(10, minutes(0)), record(11, minutes(1))}).empty());
  auto other = record(10, minutes(1));
  other.source = "Archive.evtx";
  CHECK(findings(timeline::time_backwards, {record(11, minutes(0)), other}).empty());
  auto recovered = record(10, minutes(1));
  recovered.record_state = evtx::RecordState::recovered;
  CHECK(findings(timeline::time_backwards, {record(11, minutes(0)), recovered}).empty());
}
