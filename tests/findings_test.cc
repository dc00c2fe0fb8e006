#include "timeline/findings.h"

#include <algorithm>
#include <set>

#include "check_run.h"

using check_run::event;
using check_run::Kind;
using check_run::seconds;

namespace {

std::vector<timeline::Finding> found(const std::vector<events::Event>& events,
                                     const timeline::Thresholds& thresholds = {}) {
  const timeline::ClosedSessions none({});
  const timeline::DoubleStarts no_starts({});
  timeline::Findings findings({.sessions = none, .starts = no_starts, .thresholds = thresholds});
  for (std::size_t i = 0; i < events.size(); ++i) findings.see(i, events[i]);
  return findings.take();
}

}  // namespace

TEST_CASE("findings come by severity, then by check, then by time") {
  auto weak = event(Kind::established, seconds(0));
  weak.cipher = "3DES";
  const auto first = event(Kind::logging_stopped, seconds(1), "", "B");
  const auto second = event(Kind::logging_stopped, seconds(2), "", "A");
  const auto service = event(Kind::service_not_started, seconds(3), "");
  const auto cleared = event(Kind::log_cleared, seconds(4), "");
  const auto later_b = event(Kind::ended, seconds(5), "", "B");
  const auto later_a = event(Kind::ended, seconds(6), "", "A");
  const auto boot_a = event(Kind::system_started, seconds(7), "", "A");
  const auto boot_b = event(Kind::system_started, seconds(8), "", "B");
  std::string order;
  for (const auto& finding :
       found({weak, first, second, service, cleared, later_b, later_a, boot_a, boot_b})) {
    order += finding.id;
    order += std::to_string(finding.evidence.front()) + ' ';
  }
  CHECK(order ==
        "log-cleared4 service-not-started3 logging-stopped1 logging-stopped2 weak-cipher0 ");
}

TEST_CASE("an ordinary day gives no finding") {
  std::vector<events::Event> day;
  for (int i = 0; i < 3; ++i) {
    auto up = event(Kind::established, check_run::hours(8 * i));
    up.cipher = "AES-256";
    up.integrity = "SHA 256";
    up.dh_group = "DH group 14";
    up.record_id = day.size();
    day.push_back(up);
    day.push_back(event(Kind::ended, check_run::hours(8 * i + 7)));
    day.back().record_id = day.size();
  }
  day.push_back(check_run::failed(check_run::hours(24)));
  day.back().record_id = day.size();
  CHECK(found(day).empty());
}

TEST_CASE("each check is known by a name of its own") {
  std::set<std::string_view> ids;
  for (const auto& check : timeline::known_checks()) {
    CHECK(ids.insert(check.id).second);
    CHECK_FALSE(check.meaning.empty());
  }
}
