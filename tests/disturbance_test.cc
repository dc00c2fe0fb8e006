#include "timeline/disturbance.h"

#include <string_view>
#include <vector>

#include "testing.h"

namespace {

using events::Event;
using events::Kind;
using timeline::Disturbance;
using timeline::disturbance;

Event time_change(std::string_view before, std::string_view after) {
  return {.kind = Kind::time_changed, .raw = {{"PreviousTime", before}, {"NewTime", after}}};
}

Event policy_change(std::string_view subcategory) {
  return {.kind = Kind::audit_policy_changed, .raw = {{"SubcategoryGuid", subcategory}}};
}

}  // namespace

TEST_CASE("missing records, a cleared log and the end of logging are gaps") {
  CHECK(disturbance({.kind = Kind::records_missing}) == Disturbance::gap);
  CHECK(disturbance({.kind = Kind::log_cleared}) == Disturbance::gap);
  CHECK(disturbance({.kind = Kind::logging_stopped}) == Disturbance::gap);
}

TEST_CASE("a change of what is audited is a gap if it is about Main Mode") {
  CHECK(disturbance(policy_change("{0CCE9218-69AE-11D9-BED3-505054503030}")) == Disturbance::gap);
  CHECK(disturbance(policy_change("0cce9218-69ae-11d9-bed3-505054503030")) == Disturbance::gap);
  CHECK(disturbance(policy_change("{0CCE9219-69AE-11D9-BED3-505054503030}")) == Disturbance::none);
  CHECK(disturbance({.kind = Kind::audit_policy_changed}) == Disturbance::none);
}

TEST_CASE("Main Mode auditing is known by its name, too, where there is no GUID") {
  const auto change = [](std::string_view name) {
    return Event{.kind = Kind::audit_policy_changed,
                 .raw = {{"SubcategoryId", name}, {"SubcategoryGuid", ""}}};
  };
  CHECK(disturbance(change("IPsec Main Mode")) == Disturbance::gap);
  CHECK(disturbance(change("%%12547")) == Disturbance::gap);
  CHECK(disturbance(change("IPsec Quick Mode")) == Disturbance::none);
}

TEST_CASE("the clock is disturbed by a second or more, in either direction") {
  const auto* now = "2026-01-02T10:00:00.0000000Z";
  CHECK(disturbance(time_change(now, "2026-01-02T10:00:01Z")) == Disturbance::clock);
  CHECK(disturbance(time_change(now, "2026-01-02T09:59:59Z")) == Disturbance::clock);
  CHECK(disturbance(time_change(now, "2026-01-02T10:00:00.9999999Z")) == Disturbance::none);
}

TEST_CASE("a change by nobody knows how much disturbs the clock") {
  CHECK(disturbance(time_change("10:00:00", "10:00:00")) == Disturbance::clock);
  CHECK(disturbance({.kind = Kind::time_changed}) == Disturbance::clock);
}

TEST_CASE("Main Mode events and start-ups disturb nothing") {
  const auto kind = GENERATE(Kind::established, Kind::failed, Kind::ended, Kind::system_started);
  CHECK(disturbance({.kind = kind}) == Disturbance::none);
}
