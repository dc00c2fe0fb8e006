#include "render/report_rows.h"

#include <vector>

#include "hand_made_list.h"
#include "testing.h"

namespace {

using hand_made::down;
using hand_made::record;
using hand_made::up;
using timeline::Session;

using Shown = std::vector<bool>;

// An SA before the period below, one that is up when it begins, and a start-up that ends one.
timeline::EventList logged() {
  return hand_made::list({{"a.evtx",
                           {up("2026-03-02T06:00:00Z", 1, 41), down("2026-03-02T07:00:00Z", 2, 41),
                            up("2026-03-02T08:00:00Z", 3, 42), up("2026-03-02T09:00:00Z", 4, 43),
                            down("2026-03-02T13:00:00Z", 5, 42),
                            record(4608, "2026-03-02T14:00:00Z", "VPN1", 6, {})}}});
}

std::vector<Session> sessions() {
  using enum timeline::SessionStatus;
  return {{.start = 0, .end = 1, .status = closed},
          {.start = 2, .end = 4, .status = closed},
          {.start = 3, .status = lost, .lost_by = 5}};
}

Shown shown(const render::ShownRows& rows, std::size_t count) {
  Shown is_shown;
  for (std::size_t i = 0; i < count; ++i) is_shown.push_back(rows.has(i));
  return is_shown;
}

}  // namespace

TEST_CASE("without a filter everything is shown, in the rows of the lists") {
  const auto list = logged();
  const auto all = sessions();
  const auto rows = render::report_rows({list, all}, {});
  CHECK(rows.events.count() == 6);
  CHECK(rows.sessions.count() == 3);
  CHECK(rows.events.row(5) == 5);
  CHECK(rows.events.row(std::nullopt) == -1);
}

TEST_CASE("the events of a session that is shown are shown, wanted or not") {
  const auto list = logged();
  const auto all = sessions();
  const timeline::Filter filter{.since = evtx::from_iso8601("2026-03-02T12:00:00Z"),
                                .until = evtx::from_iso8601("2026-03-02T13:30:00Z")};
  const auto rows = render::report_rows({list, all}, filter);
  CHECK(shown(rows.sessions, 3) == Shown{false, true, true});
  CHECK(shown(rows.events, 6) == Shown{false, false, true, true, true, true});
  CHECK(rows.events.row(0) == -1);
  CHECK(rows.events.row(4) == 2);
}

TEST_CASE("the evidence of a finding is shown, wanted or not") {
  const auto list = logged();
  const std::vector<timeline::Finding> findings{{.evidence = {1}}};
  const timeline::Filter nothing{.until = evtx::from_iso8601("2026-03-01T00:00:00Z")};
  const auto rows = render::report_rows({.events = list, .findings = findings}, nothing);
  CHECK(shown(rows.events, 6) == Shown{false, true, false, false, false, false});
}
