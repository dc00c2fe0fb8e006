#include "timeline/clock_offset.h"

#include <chrono>
#include <optional>
#include <vector>

#include "testing.h"

namespace {

using std::chrono::duration_cast;
using timeline::clock_offset;

// In seconds.
std::optional<double> offset(const std::vector<double>& differences) {
  std::vector<evtx::Ticks> ticks;
  for (const auto difference : differences)
    ticks.push_back(duration_cast<evtx::Ticks>(std::chrono::duration<double>(difference)));
  const auto found = clock_offset(ticks);
  if (!found) return std::nullopt;
  return std::chrono::duration<double>(*found).count();
}

constexpr double kHour = 3600;

}  // namespace

TEST_CASE("one difference of minutes is believed, and one of hours is not") {
  CHECK(offset({90}) == 90.0);
  CHECK(offset({-300}) == -300.0);
  CHECK(offset({300.5}) == std::nullopt);
  CHECK(offset({kHour, kHour + 1}) == std::nullopt);
  CHECK(offset({}) == std::nullopt);
}

TEST_CASE("three that agree on hours are believed") {
  CHECK(offset({2 * kHour, 2 * kHour + 0.5, 2 * kHour + 1}) == 2 * kHour + 0.5);
  CHECK(offset({-9 * kHour, -9 * kHour, -9 * kHour}) == -9 * kHour);
}

TEST_CASE("outliers do not move it") {
  CHECK(offset({-4000, 89.75, 90, 90.25, 200, 5000, 80000}) == 90.0);
}

TEST_CASE("of two in the middle it is the smaller") { CHECK(offset({10, 11}) == 10.0); }

TEST_CASE("a clock that is near is believed unless more than twice as many speak against it") {
  CHECK(offset({0, 8 * kHour, 8 * kHour, 8 * kHour}) == 8 * kHour);
  CHECK(offset({0, 0, 8 * kHour, 8 * kHour, 8 * kHour, 8 * kHour}) == 0.0);
}

TEST_CASE("of agreements of the same size the nearer counts") {
  CHECK(offset({-200, 100}) == 100.0);
}
