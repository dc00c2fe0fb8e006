#include "check_run.h"
#include "timeline/checks/time_changed.h"

using check_run::Event;
using check_run::event;
using check_run::failures;
using check_run::findings;
using check_run::Kind;
using check_run::only_finding;
using check_run::seconds;

namespace {

Event set(std::string_view from, std::string_view to) {
  auto set = check_run::event(Kind::time_changed, seconds(0), "");
  set.raw = {{.name = "PreviousTime", .value = from},
             {.name = "NewTime", .value = to},
             {.name = "ProcessName", .value = R"(C:\Windows\System32\svchost.exe)"}};
  return set;
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
