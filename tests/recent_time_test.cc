#include "render/recent_time.h"

#include <array>
#include <chrono>
#include <string>
#include <vector>

#include "testing.h"

namespace {

std::string written(render::RecentTime& times, evtx::Timestamp time) {
  std::array<char, 28> text{};
  const auto* const end = times.write(text.data(), time);
  CHECK(end == text.data() + text.size());
  return {text.data(), text.size()};
}

}  // namespace

TEST_CASE("each time is written as it is alone, whichever were written before") {
  render::RecentTime times;
  for (const auto* const text : {"2026-01-02T03:04:05.1234567Z", "2026-01-02T03:04:05.1234567Z",
                                 "2026-01-02T03:04:05.1234568Z", "2026-01-02T03:04:59.9999999Z",
                                 "2026-01-02T03:05:00.0000000Z", "2026-01-02T03:04:00.0000000Z",
                                 "2026-01-02T03:03:59.9999999Z", "1970-01-01T00:00:00.0000000Z",
                                 "1970-01-01T00:00:00.0000001Z", "1969-12-31T23:59:59.9999999Z",
                                 "1969-12-31T23:59:00.0000000Z", "1601-01-01T00:00:00.0000000Z",
                                 "1601-01-01T00:00:07.0000000Z", "9999-12-31T23:59:59.9999999Z"})
    CHECK(written(times, evtx::from_iso8601(text).value()) == text);
}

TEST_CASE("times that go up and down by any span are written as they are alone") {
  render::RecentTime times;
  auto time = evtx::from_iso8601("2026-01-02T03:04:05Z").value();
  for (std::int64_t i = 1; i < 5000; ++i) {
    time += evtx::Ticks((i % 3 == 0 ? -1 : 1) * i * 7'654'321 % 900'000'000);
    CHECK(written(times, time) == evtx::to_string(time));
  }
}
