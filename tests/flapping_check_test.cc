#include "check_run.h"
#include "timeline/checks/flapping.h"

using check_run::Event;
using check_run::event;
using check_run::Finding;
using check_run::hours;
using check_run::Kind;
using check_run::minutes;
using check_run::seconds;

namespace {

constexpr timeline::Thresholds kThreeUps{.flap_sessions = 3};

/// SAs one after the other, each up for so long.
struct Sas {
  std::vector<Event> events{};
  std::vector<timeline::Session> sessions{};

  Sas(std::size_t count, seconds up, seconds pause) {
    seconds now(0);
    for (std::size_t i = 0; i < count; ++i) {
      events.push_back(check_run::event(Kind::established, now));
      events.push_back(check_run::event(Kind::ended, now + up));
      sessions.push_back({.start = 2 * i, .end = 2 * i + 1});
      now += up + pause;
    }
  }

  [[nodiscard]] std::vector<Finding> findings(const timeline::Thresholds& thresholds) const {
    return check_run::findings(timeline::flapping, events, thresholds, sessions);
  }
};

}  // namespace

TEST_CASE("SAs that come and go again soon flap") {
  Sas sas(3, minutes(5), minutes(10));
  const auto found = sas.findings(kThreeUps);
  REQUIRE(found.size() == 1);
  CHECK(found.front().id == "flapping");
  CHECK(found.front().evidence == std::vector<std::size_t>{0, 1, 2, 3, 4, 5});
  CHECK(found.front().statement ==
        "3 SAs of VPN1 between 192.0.2.1 and 203.0.113.9 were up for no longer than 5 min each and "
        "ended within 30 min, from 2026-03-01T00:05:00Z to 2026-03-01T00:35:00Z");
  sas.sessions.pop_back();
  CHECK(sas.findings(kThreeUps).empty());
}

TEST_CASE("an SA whose end has a time that is some microseconds before its start flaps too") {
  Sas sas(3, seconds(0), minutes(10));
  for (std::size_t i = 0; i < 3; ++i) sas.sessions[i] = {.start = 2 * i + 1, .end = 2 * i};
  for (std::size_t i = 0; i < 6; ++i)
    sas.events[i].kind = i % 2 == 0 ? Kind::ended : Kind::established;
  const auto found = sas.findings(kThreeUps);
  REQUIRE(found.size() == 1);
  CHECK(found.front().evidence == std::vector<std::size_t>{1, 0, 3, 2, 5, 4});
}

TEST_CASE("SAs that are few, stay up, or are far apart do not flap") {
  CHECK(Sas(2, minutes(1), minutes(1)).findings(kThreeUps).empty());
  CHECK(Sas(9, seconds(301), minutes(1)).findings(kThreeUps).empty());
  CHECK(Sas(9, minutes(1), minutes(30)).findings(kThreeUps).empty());
  CHECK(Sas(21, hours(8), seconds(0)).findings({}).empty());
}
