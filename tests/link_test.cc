#include "timeline/link.h"

#include <vector>

#include "testing.h"

namespace {

using timeline::View;

View view(std::size_t subject, std::uint32_t computer, const char* local, const char* remote) {
  return {.subject = subject,
          .computer = computer,
          .local = timeline::address_from(local).value(),
          .remote = timeline::address_from(remote).value()};
}

}  // namespace

TEST_CASE("a link has what two computers logged between two addresses, each of its own side") {
  std::vector<View> views{
      view(0, 7, "192.0.2.1", "198.51.100.7"), view(1, 3, "198.51.100.7", "192.0.2.1"),
      view(2, 3, "198.51.100.7", "192.0.2.1"), view(3, 3, "198.51.100.7", "203.0.113.9")};
  const auto links = timeline::links_among(views);
  REQUIRE(links.size() == 1);
  CHECK(links.begin()->first == timeline::ComputerPair{3, 7});
  REQUIRE(links.begin()->second.size() == 1);
  const auto& link = links.begin()->second.front();
  REQUIRE(link.one.size() == 2);
  CHECK(link.one[0].subject == 1);
  REQUIRE(link.other.size() == 1);
  CHECK(link.other[0].subject == 0);
}

TEST_CASE("two computers have a link for each two addresses") {
  std::vector<View> views{
      view(0, 1, "192.0.2.1", "198.51.100.7"), view(1, 2, "198.51.100.7", "192.0.2.1"),
      view(2, 1, "192.0.2.2", "198.51.100.7"), view(3, 2, "198.51.100.7", "192.0.2.2")};
  const auto links = timeline::links_among(views);
  REQUIRE(links.size() == 1);
  CHECK(links.begin()->second.size() == 2);
}

TEST_CASE("nobody is linked with itself, nor with an address that five computers have") {
  std::vector<View> views{view(0, 1, "192.0.2.1", "198.51.100.7"),
                          view(1, 1, "198.51.100.7", "192.0.2.1")};
  CHECK(timeline::links_among(views).empty());
  views = {view(0, 1, "192.0.2.1", "198.51.100.7")};
  for (std::uint32_t i = 0; i < 5; ++i)
    views.push_back(view(1 + i, 10 + i, "198.51.100.7", "192.0.2.1"));
  CHECK(timeline::links_among(views).empty());
  views = {};
  CHECK(timeline::links_among(views).empty());
}
