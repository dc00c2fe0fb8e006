#include "events/time_step.h"

#include <chrono>

#include "testing.h"

namespace {

events::Event change(std::string_view from, std::string_view to) {
  return {.kind = events::Kind::time_changed, .raw = {{"PreviousTime", from}, {"NewTime", to}}};
}

}  // namespace

TEST_CASE("a 4616 tells from when to when the clock was set") {
  const auto step =
      events::time_step(change("2026-01-02T10:30:00.5000000Z", " 2026-01-02T10:00Z "));
  REQUIRE(step);
  CHECK(step->from == evtx::from_iso8601("2026-01-02T10:30:00.5Z"));
  CHECK(step->to == evtx::from_iso8601("2026-01-02T10:00Z"));
  CHECK(step->size() == std::chrono::milliseconds(1'800'500));
}

TEST_CASE("times that a host's language writes, and other events, tell no step") {
  CHECK_FALSE(events::time_step(change("10:30:00", "10:00:00")));
  CHECK_FALSE(events::time_step(change("2026-01-02T10:30Z", "")));
  auto other = change("2026-01-02T10:30Z", "2026-01-02T10:00Z");
  other.kind = events::Kind::failed;
  CHECK_FALSE(events::time_step(other));
}
