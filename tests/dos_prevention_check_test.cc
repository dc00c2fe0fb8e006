#include "check_run.h"
#include "timeline/checks/dos_prevention.h"

using check_run::Event;
using check_run::event;
using check_run::findings;
using check_run::Kind;
using check_run::minutes;
using check_run::seconds;

namespace {

Event mode(seconds time, std::string_view notification) {
  auto mode = check_run::event(Kind::dos_prevention, time, "");
  mode.raw = {{.name = "notification", .value = notification}};
  return mode;
}

constexpr std::string_view kStarted = "%%8214";
constexpr std::string_view kStopped = "%%8215";

std::vector<std::string> statements(const std::vector<Event>& events) {
  std::vector<std::string> all;
  for (const auto& finding : findings(timeline::dos_prevention, events))
    all.push_back(finding.statement);
  return all;
}

}  // namespace

TEST_CASE("a period of DoS prevention is told from its start to its stop") {
  const auto found =
      findings(timeline::dos_prevention, {mode(minutes(1), kStarted), mode(minutes(5), kStopped)});
  REQUIRE(found.size() == 1);
  CHECK(found.front().id == "dos-prevention");
  CHECK(found.front().statement ==
        "VPN1 was in IKE DoS-prevention mode for 4 min, from 2026-03-01T00:01:00Z to "
        "2026-03-01T00:05:00Z");
  CHECK(found.front().evidence == std::vector<std::size_t>{0, 1});
}

TEST_CASE("a period without its start or its stop says so") {
  CHECK(statements({mode(minutes(1), kStarted)}) ==
        std::vector<std::string>{"VPN1 was in IKE DoS-prevention mode from 2026-03-01T00:01:00Z "
                                 "on, no stop is logged"});
  CHECK(statements({mode(minutes(5), kStopped)}) ==
        std::vector<std::string>{"VPN1 was in IKE DoS-prevention mode until 2026-03-01T00:05:00Z, "
                                 "no start is logged"});
}

TEST_CASE("a start-up of the computer ends a period of which no stop is logged") {
  const auto boot = check_run::event(Kind::system_started, minutes(60), "");
  const auto found = findings(
      timeline::dos_prevention,
      {mode(minutes(1), kStarted), boot, mode(minutes(70), kStarted), mode(minutes(71), kStopped)});
  REQUIRE(found.size() == 2);
  CHECK(
      found[0].statement ==
      "VPN1 was in IKE DoS-prevention mode from 2026-03-01T00:01:00Z on, no stop is logged before "
      "the computer started up at 2026-03-01T01:00:00Z");
  CHECK(found[0].evidence == std::vector<std::size_t>{0, 1});
  CHECK(found[1].statement ==
        "VPN1 was in IKE DoS-prevention mode for 1 min, from 2026-03-01T01:10:00Z to "
        "2026-03-01T01:11:00Z");
  CHECK(statements({boot, mode(minutes(70), kStopped)}).front().ends_with("no start is logged"));
}

TEST_CASE("a second start ends a period of which no stop is logged") {
  CHECK(statements(
            {mode(minutes(1), kStarted), mode(minutes(2), kStarted), mode(minutes(3), kStopped)}) ==
        std::vector<std::string>{
            "VPN1 was in IKE DoS-prevention mode from 2026-03-01T00:01:00Z on, no stop is logged "
            "before the next start at 2026-03-01T00:02:00Z",
            "VPN1 was in IKE DoS-prevention mode for 1 min, from 2026-03-01T00:02:00Z to "
            "2026-03-01T00:03:00Z"});
}

namespace {

std::string only_period_with(const Event& event) {
  return statements({mode(minutes(1), kStarted), event, mode(minutes(3), kStopped)}).at(0);
}

}  // namespace

TEST_CASE("a period in which records are missing says so") {
  const auto gap = check_run::event(Kind::records_missing, minutes(2), "");
  CHECK(statements({gap, mode(minutes(1), kStarted), gap, mode(minutes(3), kStopped), gap}) ==
        std::vector<std::string>{
            "VPN1 was in IKE DoS-prevention mode for 2 min, from 2026-03-01T00:01:00Z to "
            "2026-03-01T00:03:00Z; records are missing in between"});
}

TEST_CASE("records that are missing in a collector's log may be of any computer") {
  auto gap = check_run::event(Kind::records_missing, minutes(2), "");
  gap.computer = "";
  CHECK(only_period_with(gap).ends_with('Z'));  // the row of a file
  gap.raw = {{.name = "first", .value = "5"}, {.name = "computers", .value = "several"}};
  CHECK(only_period_with(gap).ends_with("; records are missing in between"));
  gap.source = "another.evtx";
  CHECK(only_period_with(gap).ends_with('Z'));
}

TEST_CASE("what is missing of a file is not missing in a log without a computer") {
  auto start = mode(minutes(1), kStarted);
  auto gap = check_run::event(Kind::records_missing, minutes(2), "");
  auto stop = mode(minutes(3), kStopped);
  for (auto* event : {&start, &gap, &stop}) event->computer = "";
  CHECK(statements({start, gap, stop}).at(0).ends_with('Z'));
}

TEST_CASE("each period of each computer is told by itself") {
  auto other = mode(minutes(2), kStopped);
  other.computer = "VPN2";
  CHECK(statements({mode(minutes(1), kStarted), other, mode(minutes(3), kStopped),
                    mode(minutes(4), kStarted), mode(minutes(6), kStopped)})
            .size() == 3);
}

TEST_CASE("the older words count, and others do not") {
  CHECK(statements({mode(minutes(1), "IKE DoS-prevention mode started")}).size() == 1);
  CHECK(statements({mode(minutes(1), "%%9999")}).empty());
}
