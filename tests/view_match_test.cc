#include "timeline/view_match.h"

#include <chrono>
#include <string>
#include <vector>

#include "testing.h"

namespace {

using timeline::Part;
using timeline::View;

constexpr std::uint32_t kEast = 0;
constexpr std::uint32_t kWest = 1;

timeline::Address address(const char* text) { return timeline::address_from(text).value(); }

evtx::Timestamp at(double seconds) {
  return std::chrono::sys_days{std::chrono::year{2026} / 1 / 2} +
         std::chrono::duration_cast<evtx::Ticks>(std::chrono::duration<double>(seconds));
}

View east(std::size_t subject, double seconds) {
  return {.subject = subject,
          .computer = kEast,
          .local = address("192.0.2.1"),
          .remote = address("198.51.100.7"),
          .begin = at(seconds)};
}

View west(std::size_t subject, double seconds) {
  auto view = east(subject, seconds);
  view.computer = kWest;
  std::swap(view.local, view.remote);
  return view;
}

// `0=1 90000` for each match: the subjects, and the offset in milliseconds.
std::string result(const std::vector<View>& views) {
  std::string all;
  for (const auto& match : timeline::matches(views)) {
    if (!all.empty()) all += ", ";
    all += std::to_string(match.one) + '=' + std::to_string(match.other) + ' ' +
           std::to_string(std::chrono::floor<std::chrono::milliseconds>(match.offset).count());
  }
  return all;
}

}  // namespace

TEST_CASE("two views that mirror one another match") {
  CHECK(result({east(0, 100), west(1, 100.25)}) == "0=1 250");
  CHECK(result({west(0, 100.25), east(1, 100)}) == "1=0 250");
}

TEST_CASE("views of one computer, of other addresses, or alone do not match") {
  auto other = west(1, 100);
  SECTION("the same computer") { other.computer = kEast; }
  SECTION("not mirrored") { std::swap(other.local, other.remote); }
  SECTION("another address") { other.remote = address("192.0.2.99"); }
  CHECK(result({east(0, 100), other}).empty());
  CHECK(result({east(0, 100)}).empty());
  CHECK(result({}).empty());
}

TEST_CASE("an address that talks to itself is no peer") {
  auto one = east(0, 100);
  auto other = west(1, 100);
  one.local = one.remote = other.local = other.remote = address("192.0.2.1");
  CHECK(result({one, other}).empty());
}

TEST_CASE("what both say has to agree") {
  auto one = east(0, 100);
  auto other = west(1, 100);
  one.part = Part::initiator;
  one.local_port = 500;
  one.agreed = {1, 2, 3, 4};
  SECTION("nothing is said at the other end") { CHECK(result({one, other}) == "0=1 0"); }
  other.part = Part::responder;
  other.remote_port = 500;
  other.agreed = {1, 2, 3, 4};
  SECTION("it agrees") { CHECK(result({one, other}) == "0=1 0"); }
  SECTION("two initiators") {
    other.part = Part::initiator;
    CHECK(result({one, other}).empty());
  }
  SECTION("another port") {
    other.remote_port = 4500;
    CHECK(result({one, other}).empty());
  }
  SECTION("another cipher") {
    other.agreed[1] = 9;
    CHECK(result({one, other}).empty());
  }
}

TEST_CASE("the offset of two clocks is found and the same for all their matches") {
  CHECK(result({east(0, 0), east(1, 1000), east(2, 5000), west(3, 90), west(4, 1090.25),
                west(5, 5090.125)}) == "0=3 90125, 1=4 90125, 2=5 90125");
}

TEST_CASE("a clock set to another time zone is found") {
  const double zone = GENERATE(-14 * 3600, 5.75 * 3600, 26 * 3600);
  std::vector<View> views;
  for (std::size_t i = 0; i < 5; ++i) {
    const auto time = static_cast<double>(i * i) * 5000;
    views.push_back(east(i, time));
    views.push_back(west(10 + i, time + zone));
  }
  const auto found = timeline::matches(views);
  REQUIRE(found.size() == 5);
  for (const auto& match : found) {
    CHECK(match.other == match.one + 10);
    CHECK(match.offset ==
          std::chrono::duration_cast<evtx::Ticks>(std::chrono::duration<double>(zone)));
  }
}

TEST_CASE("of several that may match the nearest does, each only once") {
  CHECK(result({east(0, 100), east(1, 110), west(2, 100), west(3, 110)}) == "0=2 0, 1=3 0");
  CHECK(result({east(0, 100), east(1, 104), west(2, 103.5)}) == "1=2 -500");
}

TEST_CASE("what is further apart than half a minute is not the same, the offset allowed for") {
  CHECK(result({east(0, 0), east(1, 1000), east(2, 2000), west(3, 0), west(4, 1000),
                west(5, 2031)}) == "0=3 0, 1=4 0");
  CHECK(result({east(0, 0), east(1, 1000), east(2, 2000), west(3, 0), west(4, 1000),
                west(5, 2030)}) == "0=3 0, 1=4 0, 2=5 0");
}

TEST_CASE("where a begin is missing the ends are compared") {
  auto one = east(0, 0);
  auto other = west(1, 0);
  one.end = at(5000);
  other.begin.reset();
  other.end = at(5002);
  CHECK(result({one, other}) == "0=1 2000");
  other.begin = at(3000);
  CHECK(result({one, other}).empty());
}

TEST_CASE("views without any time do not match") {
  auto one = east(0, 0);
  auto other = west(1, 0);
  one.begin.reset();
  other.begin.reset();
  CHECK(result({one, other}).empty());
}

TEST_CASE("cookies decide, even if minutes lie between and others are nearer") {
  auto one = east(0, 0);
  auto first = west(1, 1);
  auto second = west(2, 400);
  one.cookie = second.cookie = 0xdb55d3767e51b422;
  first.cookie = 1;
  CHECK(result({one, first, second}) == "0=2 400000");
}

TEST_CASE("clocks that are known are not guessed") {
  const timeline::Clocks clocks{.offsets = {{{kEast, kWest}, std::chrono::hours(2)}}};
  const auto found = timeline::matches({east(0, 0), west(1, 7201), west(2, 10)}, clocks);
  REQUIRE(found.size() == 1);
  CHECK(found[0].other == 1);
}

TEST_CASE("clocks that may be minutes apart are not taken to be hours apart") {
  std::vector<View> views;
  for (std::size_t i = 0; i < 5; ++i) {
    const auto time = static_cast<double>(i * i) * 5000;
    views.push_back(east(i, time));
    views.push_back(west(10 + i, time + 7200));
  }
  CHECK(timeline::matches(views).size() == 5);
  CHECK(timeline::matches(views, {.apart = timeline::ClocksApart::minutes}).empty());
}

TEST_CASE("SAs of other days are not joined, though they are renewed at the same intervals") {
  const double lifetime = 28799.7;
  std::vector<View> views;
  for (std::size_t i = 0; i < 10; ++i) {
    views.push_back(east(i, lifetime * static_cast<double>(i)));
    views.push_back(west(20 + i, lifetime * static_cast<double>(i + 8) + 0.25));
  }
  CHECK(result(views) == "8=20 250, 9=21 250");
}

TEST_CASE("each failure of a burst is matched by its cookie") {
  std::vector<View> views;
  for (std::size_t i = 0; i < 500; ++i) {
    views.push_back(east(i, static_cast<double>(i)));
    views.push_back(west(500 + i, static_cast<double>(i) + 60));
    views[views.size() - 1].cookie = views[views.size() - 2].cookie = 1 + i;
  }
  const auto found = timeline::matches(views);
  REQUIRE(found.size() == 500);
  for (const auto& match : found) CHECK(match.other == match.one + 500);
}

TEST_CASE("three hosts are matched two by two") {
  auto to_south = east(2, 500);
  to_south.remote = address("203.0.113.9");
  auto south = west(3, 440);
  south.computer = 2;
  south.local = address("203.0.113.9");
  CHECK(result({east(0, 100), west(1, 190), to_south, south}) == "0=1 90000, 2=3 -60000");
}

TEST_CASE("an address that many computers claim tells nothing") {
  std::vector<View> views{west(0, 100)};
  for (std::uint32_t i = 0; i < 5; ++i) {
    views.push_back(east(1 + i, 100));
    views.back().computer = 10 + i;
  }
  CHECK(result(views).empty());
  views.pop_back();
  CHECK_FALSE(result(views).empty());
}

TEST_CASE("thousands of SAs of two hosts are matched in bounded time, each with its own") {
  constexpr std::size_t kCount = 20000;
  std::vector<View> views;
  double time = 0;
  for (std::size_t i = 0; i < kCount; ++i) {
    time += static_cast<double>(5 + i * i * i % 61);
    views.push_back(east(i, time));
    views.push_back(west(kCount + i, time + 90));
  }
  const auto found = timeline::matches(views);
  REQUIRE(found.size() == kCount);
  std::size_t own = 0;
  for (const auto& match : found) own += match.other == match.one + kCount ? 1U : 0U;
  CHECK(own == kCount);
}

TEST_CASE("views may come in any order") {
  const std::vector<View> views{west(5, 300.5), east(2, 300), west(3, 100.5),
                                east(4, 200),   east(0, 100), west(1, 200.5)};
  CHECK(result(views) == "0=3 500, 2=5 500, 4=1 500");
}
