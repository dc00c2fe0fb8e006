#include "check_run.h"
#include "timeline/checks/logging_stopped.h"

using check_run::event;
using check_run::failed;
using check_run::findings;
using check_run::hours;
using check_run::Kind;
using check_run::seconds;

namespace {

const auto kBoot = check_run::event(Kind::system_started, seconds(-600), "");
const auto kStop = check_run::event(Kind::logging_stopped, seconds(0), "");

}  // namespace

TEST_CASE("a log service that stops is told if the computer goes on without a start-up") {
  const auto found = findings(timeline::logging_stopped, {kBoot, kStop, failed(seconds(90))});
  REQUIRE(found.size() == 1);
  CHECK(found.front().id == "logging-stopped");
  CHECK(found.front().statement ==
        "on VPN1 the event log service shut down at 2026-03-01T00:00:00Z; no start-up of the "
        "computer is logged before the next Main Mode or context event, which is failed, 1 min 30 "
        "s later");
  CHECK(found.front().evidence == std::vector<std::size_t>{1, 2});
  const auto again = check_run::event(Kind::logging_stopped, seconds(1), "");
  CHECK(findings(timeline::logging_stopped, {kBoot, kStop, again}).size() == 1);
}

TEST_CASE("a computer that never logs a start-up does not tell a shutdown from a stop") {
  CHECK(findings(timeline::logging_stopped, {kStop, failed(seconds(90))}).empty());
  const auto elsewhere = check_run::event(Kind::system_started, seconds(0), "", "VPN2");
  CHECK(findings(timeline::logging_stopped, {elsewhere, kStop, failed(seconds(90))}).empty());
  const auto later = check_run::event(Kind::system_started, hours(20), "");
  CHECK(findings(timeline::logging_stopped, {kStop, failed(seconds(90)), later}).size() == 1);
}

TEST_CASE("a computer that is shut down and started some time later is no finding") {
  const auto start = check_run::event(Kind::system_started, hours(20), "");
  CHECK(findings(timeline::logging_stopped, {kBoot, kStop}).empty());
  CHECK(findings(timeline::logging_stopped, {kStop, start, failed(hours(21))}).empty());
  CHECK(findings(timeline::logging_stopped, {start, failed(hours(21))}).empty());
}

TEST_CASE(
    "what another computer logs, a gap, a clock that is set, and a shutdown may come between") {
  const auto start = check_run::event(Kind::system_started, hours(20), "");
  const auto elsewhere = failed(seconds(1), "203.0.113.9", "VPN2");
  const auto gap = check_run::event(Kind::records_missing, hours(20), "");
  const auto set = check_run::event(Kind::time_changed, hours(20), "");
  const auto down = check_run::event(Kind::system_stopped, seconds(1), "");
  CHECK(findings(timeline::logging_stopped, {kStop, elsewhere, gap, set, down, start}).empty());
  const auto start_elsewhere = check_run::event(Kind::system_started, seconds(1), "", "VPN2");
  CHECK(findings(timeline::logging_stopped, {kBoot, kStop, start_elsewhere, failed(seconds(2))})
            .size() == 1);
}
