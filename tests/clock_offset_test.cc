#include "timeline/clock_offset.h"

#include <chrono>
#include <optional>
#include <vector>

#include "bench/scatter.h"
#include "testing.h"

namespace {

using std::chrono::duration;
using std::chrono::duration_cast;
using timeline::ClocksApart;
using timeline::View;
using Times = std::vector<double>;  // in seconds

constexpr double kHour = 3600;

std::vector<View> views_at(const Times& times) {
  constexpr evtx::Timestamp kDay{std::chrono::sys_days{std::chrono::year{2026} / 1 / 2}};
  std::vector<View> views;
  for (const auto time : times)
    views.push_back({.subject = views.size(),
                     .begin = kDay + duration_cast<evtx::Ticks>(duration<double>(time))});
  return views;
}

// In seconds.
std::optional<double> offset(const Times& one, const Times& other,
                             ClocksApart apart = ClocksApart::zones) {
  const auto ones = views_at(one);
  const auto others = views_at(other);
  const std::vector<timeline::Link> links{{.one = ones, .other = others}};
  const auto found = timeline::clock_offset(links, &View::begin, apart);
  if (!found) return std::nullopt;
  return duration<double>(*found).count();
}

Times later(double by, Times times) {
  for (auto& time : times) time += by;
  return times;
}

// As an SA is renewed.
Times every(double period, int first, int last) {
  Times times;
  for (int i = first; i <= last; ++i) times.push_back(i * period);
  return times;
}

const Times kIrregular{0, 5000, 20000, 45000, 80000, 81000, 99000, 143000};

}  // namespace

TEST_CASE("one difference of minutes is believed, and one of hours is not") {
  CHECK(offset({0}, {90}) == 90.0);
  CHECK(offset({0}, {-300}) == -300.0);
  CHECK(offset({0}, {300.5}) == std::nullopt);
  CHECK(offset({0, 1}, {kHour, kHour + 1}) == std::nullopt);
  CHECK(offset({}, {}) == std::nullopt);
  CHECK(offset({0}, {}) == std::nullopt);
}

TEST_CASE("of two in the middle it is the smaller") {
  CHECK(offset({0, 5000}, {10, 5011}) == 10.0);
}

TEST_CASE("of offsets that explain as much the nearer counts") {
  CHECK(offset({0}, {-200, 100}) == 100.0);
  CHECK(offset(every(60, 0, 50), later(0.5, every(60, 1, 50))) == 0.5);
}

TEST_CASE("minutes that explain less than half of what overlaps are chance") {
  CHECK(offset({0, 4000, 10000, 20000, 50000}, {100, 10000, 31000, 50000}) == 0.0);
  CHECK(offset({0, 4000, 10000, 20000, 50000}, {100, 7000, 31000, 50000}) == std::nullopt);
}

TEST_CASE("where something happens every few seconds, most of it meets something by chance") {
  Times busy;
  double time = 0;
  bench::Dice dice(1);
  for (int i = 0; i < 3000; ++i) busy.push_back(time += 5 + static_cast<double>(dice.below(31)));
  CHECK(offset(busy, later(8 * kHour + 40, busy)) == std::nullopt);
  CHECK(offset(busy, later(40, busy)) == 40.0);
}

TEST_CASE("a log that holds less than the other is no reason for doubt about minutes") {
  CHECK(offset(every(1000, 0, 50), {5090, 17090.5, 40090}) == 90.0);
}

TEST_CASE("hours are believed where all agrees, whole quarters with some drift") {
  CHECK(offset(kIrregular, later(2 * kHour, kIrregular)) == 2 * kHour);
  CHECK(offset(kIrregular, later(-9.25 * kHour - 170, kIrregular)) == -9.25 * kHour - 170);
  CHECK(offset(kIrregular, later(9 * kHour + 200, kIrregular)) == std::nullopt);
  CHECK(offset(kIrregular, later(29 * kHour, kIrregular)) == std::nullopt);
}

TEST_CASE("hours are not believed where only minutes may be") {
  CHECK(offset(kIrregular, later(2 * kHour, kIrregular), ClocksApart::minutes) == std::nullopt);
  CHECK(offset(kIrregular, later(90, kIrregular), ClocksApart::minutes) == 90.0);
}

TEST_CASE("hours are not believed where much is missing on one side") {
  auto other = later(2 * kHour, kIrregular);
  other.erase(other.begin() + 3);
  CHECK(offset(kIrregular, other) == 2 * kHour);
  other.erase(other.begin() + 3);
  CHECK(offset(kIrregular, other) == std::nullopt);
}

TEST_CASE("two that are hours apart agree by chance, three do not") {
  CHECK(offset({0, 5000}, {2 * kHour, 2 * kHour + 5000}) == std::nullopt);
  CHECK(offset({0, 5000, 7000}, {2 * kHour, 2 * kHour + 5000, 2 * kHour + 7000}) == 2 * kHour);
}

TEST_CASE("hours win against minutes that one pair speaks for") {
  auto one = kIrregular;
  one.push_back(2 * kHour + 1);
  CHECK(offset(one, later(2 * kHour, kIrregular)) == 2 * kHour);
}

TEST_CASE("what comes at equal intervals agrees at many offsets: hours are never believed") {
  const double lifetime = 28799.5;
  CHECK(offset(every(lifetime, 0, 9), later(0.25, every(lifetime, 8, 17))) == 0.25);
  CHECK(offset(every(lifetime, 0, 3), later(0.25, every(lifetime, 4, 7))) == std::nullopt);
  CHECK(offset(every(lifetime, 0, 20), later(0.25, every(lifetime, 21, 41))) == std::nullopt);
  CHECK(offset(every(lifetime, 0, 20), later(8 * kHour, every(lifetime, 0, 20))) == 0.5);
}

TEST_CASE("what comes every day at the same times is no offset of a day") {
  Times one;
  Times other;
  for (int day = 0; day < 5; ++day)
    for (const double hour : {8.0, 11.5, 18.0}) {
      one.push_back((24 * day + hour) * kHour);
      other.push_back((24 * (day + 5) + hour) * kHour);
    }
  CHECK(offset(one, other) == std::nullopt);
}
