#include "timeline/candidate.h"

#include <chrono>
#include <string>
#include <vector>

#include "testing.h"

namespace {

using std::chrono::seconds;
using timeline::Candidate;
using timeline::View;

View view(std::size_t subject, int time) {
  constexpr evtx::Timestamp kDay{std::chrono::sys_days{std::chrono::year{2026} / 1 / 2}};
  return {.subject = subject, .begin = kDay + seconds(time)};
}

View with_cookie(std::uint64_t cookie, View view) {
  view.cookie = cookie;
  return view;
}

View ended(int after, View view) {
  view.end = *view.begin + seconds(after);
  return view;
}

View without_begin(View view) {
  view.begin.reset();
  return view;
}

// `0=1 2s` for each: the subjects, and how far the other one is from where it should be.
std::string in_short(const std::vector<Candidate>& candidates) {
  std::string all;
  for (const auto& [distance, difference, one, other] : candidates) {
    if (!all.empty()) all += ", ";
    all += std::to_string(one->subject) + '=' + std::to_string(other->subject) + ' ' +
           std::to_string(std::chrono::floor<seconds>(distance).count()) + 's';
  }
  return all;
}

std::string at_one_time(const std::vector<View>& one, const std::vector<View>& other,
                        timeline::ViewMoment moment, int offset = 0) {
  return in_short(timeline::at_one_time({.one = one, .other = other}, moment, seconds(offset)));
}

}  // namespace

TEST_CASE("what is within half a minute may be the same, the nearest first") {
  CHECK(at_one_time({view(0, 100)}, {view(1, 130), view(2, 98), view(3, 131)}, &View::begin) ==
        "0=2 2s, 0=1 30s");
}

TEST_CASE("the offset of the other clock is allowed for") {
  CHECK(at_one_time({view(0, 100)}, {view(1, 3700)}, &View::begin, 3599) == "0=1 1s");
  CHECK(at_one_time({view(0, 100)}, {view(1, 3700)}, &View::begin).empty());
}

TEST_CASE("ends tell something where one of both does not say when it began") {
  const auto one = ended(50, view(0, 100));
  const auto other = ended(50, view(1, 100));
  CHECK(at_one_time({one}, {other}, &View::end).empty());
  CHECK(at_one_time({one}, {without_begin(other)}, &View::end) == "0=1 0s");
  CHECK(at_one_time({without_begin(one)}, {other}, &View::end) == "0=1 0s");
}

TEST_CASE("what does not mirror it is not the same") {
  auto other = view(1, 100);
  other.remote_port = 4500;
  auto one = view(0, 100);
  one.local_port = 500;
  CHECK(at_one_time({one}, {other}, &View::begin).empty());
}

TEST_CASE("a cookie tells whatever the times are, if there is one") {
  const std::vector<View> one{with_cookie(7, view(0, 100)), view(1, 200)};
  const std::vector<View> other{with_cookie(8, view(2, 100)), with_cookie(7, view(3, 9100)),
                                view(4, 200)};
  CHECK(in_short(timeline::with_one_cookie({.one = one, .other = other})) == "0=3 9000s");
}
