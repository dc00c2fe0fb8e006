#include "timeline/thresholds.h"

#include <algorithm>

#include "testing.h"

using timeline::threshold_names;
using timeline::Thresholds;

namespace {

const timeline::ThresholdName& named(std::string_view name) {
  return *std::ranges::find(threshold_names(), name, &timeline::ThresholdName::name);
}

}  // namespace

TEST_CASE("a threshold that is a number takes numbers from 1 on") {
  Thresholds thresholds;
  const auto& burst = named("burst-failures");
  CHECK(to_string(thresholds, burst) == "20");
  CHECK(set(thresholds, burst, "7"));
  CHECK(thresholds.burst_failures == 7);
  for (const auto* wrong : {"", "0", "-1", "7x", "+7", "10m", "99999999999999999999", "2000000000"})
    CHECK_FALSE(set(thresholds, burst, wrong));
  CHECK(thresholds.burst_failures == 7);
}

TEST_CASE("a threshold that is a time takes a number and a unit") {
  Thresholds thresholds;
  const auto& window = named("burst-window");
  CHECK(to_string(thresholds, window) == "10m");
  const auto [text, length] = GENERATE(table<std::string, int>(
      {{"90s", 90}, {"15m", 900}, {"2h", 7200}, {"7d", 604800}, {"11574d", 999993600}}));
  CHECK(set(thresholds, window, text));
  CHECK(thresholds.burst_window == std::chrono::seconds(length));
  CHECK(to_string(thresholds, window) == text);
  for (const auto* wrong : {"", "s", "10", "0s", "-1m", "1w", "1 m", "11575d", "99999999999d"})
    CHECK_FALSE(set(thresholds, window, wrong));
}

TEST_CASE("each threshold has a name of its own") {
  Thresholds changed;
  for (const auto& one : threshold_names()) {
    CHECK((set(changed, one, "3") || set(changed, one, "3s")));
    CHECK(to_string(changed, one).starts_with('3'));
    CHECK(std::ranges::count(threshold_names(), one.name, &timeline::ThresholdName::name) == 1);
  }
  for (const auto& one : threshold_names()) CHECK(to_string(changed, one).starts_with('3'));
}
