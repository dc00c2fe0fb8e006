#include "timeline/histogram.h"

#include "check_run.h"

using check_run::at;
using check_run::event;
using check_run::hours;
using check_run::Kind;
using check_run::minutes;
using timeline::Histogram;

namespace {

Histogram of(const std::vector<events::Event>& events) {
  timeline::HourCounts counts;
  for (const auto& event : events) counts.see(event);
  return counts.histogram();
}

}  // namespace

TEST_CASE("events are counted by the hour, from the first to the last") {
  const auto histogram = of(
      {event(Kind::established, minutes(59)), event(Kind::extended_mode_established, minutes(60)),
       event(Kind::failed, minutes(61)), event(Kind::ended, minutes(200)),
       event(Kind::dos_prevention, minutes(201)), event(Kind::log_cleared, minutes(600))});
  CHECK(histogram == Histogram{.bucket_hours = 1,
                               .buckets = {{.start = at(hours(0)), .established = 1},
                                           {.start = at(hours(1)), .established = 1, .failed = 1},
                                           {.start = at(hours(2))},
                                           {.start = at(hours(3)), .ended = 1, .others = 1}}});
}

TEST_CASE("no events, and events without a time, make no bucket") {
  CHECK(of({}).buckets.empty());
  auto timeless = event(Kind::failed, minutes(0));
  timeless.time.reset();
  CHECK(of({timeless}).buckets.empty());
}

TEST_CASE("a long time is told in longer buckets, however long it is") {
  const auto years = [](std::int64_t first, std::int64_t last) {
    auto one = event(Kind::failed, minutes(0));
    auto other = one;
    one.time = evtx::Timestamp(hours(first * 8766));
    other.time = evtx::Timestamp(hours(last * 8766));
    return of({one, other});
  };
  const auto two = years(50, 52);
  CHECK(two.bucket_hours == 2);
  CHECK(two.buckets.size() == 8767);
  const auto all = years(-369, 8029);  // all that a FILETIME tells
  CHECK(all.buckets.size() <= timeline::HourCounts::kMostBuckets);
  CHECK(all.buckets.front().failed == 1);
  CHECK(all.buckets.back().failed == 1);
  CHECK(all.buckets.front().start <= evtx::Timestamp(hours(-369 * 8766)));
}

TEST_CASE("fewer buckets hold the same events") {
  std::vector<events::Event> failures;
  for (int i = 0; i < 100; ++i) failures.push_back(event(Kind::failed, hours(i)));
  const auto histogram = of(failures);
  for (const std::size_t most : {2U, 3U, 7U, 10U, 50U, 99U, 100U, 1000U}) {
    CAPTURE(most);
    const auto fewer = coarsened(histogram, most);
    CHECK(fewer.buckets.size() <= most);
    std::uint64_t failed = 0;
    for (const auto& bucket : fewer.buckets) failed += bucket.failed;
    CHECK(failed == 100);
    CHECK(coarsened(fewer, most) == fewer);
  }
  CHECK(coarsened(histogram, 50).bucket_hours == 2);
  CHECK(coarsened(coarsened(histogram, 50), 45).bucket_hours == 4);  // 3 would tear them apart
}
