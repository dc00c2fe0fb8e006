#include "timeline/coverage.h"

#include <chrono>
#include <vector>

#include "testing.h"

namespace {

using std::chrono::seconds;
using timeline::Comparison;
using timeline::View;

std::vector<View> views_at(const std::vector<int>& times) {
  constexpr evtx::Timestamp kDay{std::chrono::sys_days{std::chrono::year{2026} / 1 / 2}};
  std::vector<View> views;
  for (const auto time : times)
    views.push_back({.subject = views.size(), .begin = kDay + seconds(time)});
  return views;
}

/// Two computers, by the seconds at which they logged something.
struct Computers {
  std::vector<View> one{};
  std::vector<View> other{};

  Computers(const std::vector<int>& ones, const std::vector<int>& others)
      : one(views_at(ones)), other(views_at(others)) {}

  [[nodiscard]] Comparison comparison() const {
    const std::vector<timeline::Link> links{{.one = one, .other = other}};
    return {links, &View::begin};
  }
};

}  // namespace

TEST_CASE("what the logs of both cover is counted, and what of it both have") {
  const Computers computers({0, 1000, 2000, 3000}, {1002, 1500, 2000, 3000, 4000});
  const auto found = computers.comparison().coverage(seconds(0), seconds(2));
  CHECK(found.one.all == 3);
  CHECK(found.one.met == 3);
  CHECK(found.other.all == 4);
  CHECK(found.other.met == 3);
  CHECK(found.met() == 3);
  CHECK(found.less() == 3);
  CHECK(found.more() == 4);
}

TEST_CASE("an offset is that of the second clock") {
  const Computers computers({0, 1000}, {90, 1090});
  CHECK(computers.comparison().coverage(seconds(90), seconds(2)).met() == 2);
  CHECK(computers.comparison().coverage(seconds(-90), seconds(2)).met() == 0);
}

TEST_CASE("logs that do not overlap cover nothing together") {
  const auto found = Computers({0, 1000}, {5000}).comparison().coverage(seconds(0), seconds(2));
  CHECK(found.more() == 0);
  CHECK(Computers({}, {}).comparison().coverage(seconds(0), seconds(2)).more() == 0);
}

TEST_CASE("what does not mirror it does not meet it") {
  Computers computers({0}, {0});
  computers.one[0].part = computers.other[0].part = timeline::Part::initiator;
  CHECK(computers.comparison().coverage(seconds(0), seconds(2)).met() == 0);
}

TEST_CASE("a log repeats itself if half of it comes again, and more than once") {
  const auto repeats = [](const std::vector<int>& times, int later) {
    return Computers(times, {}).comparison().repeats(seconds(later), seconds(2));
  };
  CHECK(repeats({0, 1000, 2000, 3000}, 1000));
  CHECK(repeats({0, 1000, 2000, 3000}, 2000));
  CHECK_FALSE(repeats({0, 1000, 2000, 3000}, 3000));
  CHECK_FALSE(repeats({0, 1000, 2000, 3000}, 500));
  CHECK_FALSE(repeats({0, 1000}, 1000));
  CHECK(Computers({}, {0, 1000, 2000}).comparison().repeats(seconds(1000), seconds(2)));
}
