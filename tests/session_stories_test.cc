// The SAs of the stories, as they were written down by hand. Runs from the top folder.

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "cmd/sources.h"
#include "command_run.h"
#include "stories/case.h"
#include "testing.h"
#include "timeline/collect.h"
#include "timeline/sa_event.h"

namespace {

const std::vector<std::string> kCommand{"sessions", "-f", "csv"};

std::string expected(const std::string& name) {
  std::ifstream stream("testdata/" + name + ".sessions.csv", std::ios::binary);
  REQUIRE(stream);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

TEST_CASE("the SAs of each story are those that it tells of") {
  for (const auto& one : stories::cases()) {
    CAPTURE(one.name);
    CHECK(printed(kCommand, one.logs) == expected(one.name));
  }
}

TEST_CASE("the order of the logs does not matter to SAs, nor that one is there twice") {
  for (const auto& one : stories::cases()) {
    CAPTURE(one.name);
    auto logs = one.logs;
    std::ranges::reverse(logs);
    logs.push_back(one.logs.back());
    CHECK(printed(kCommand, logs) == expected(one.name));
  }
}

TEST_CASE("what is unpacked of an event for pairing says of its SA what the whole event says") {
  for (const auto& one : stories::cases()) {
    CAPTURE(one.name);
    const auto collection = timeline::collect(cmd::sources(one.logs, 0), {.context = true});
    timeline::EventList::Lookup whole(collection.events);
    timeline::EventList::Lookup part(collection.events);
    for (std::size_t index = 0; index < collection.events.size(); ++index)
      CHECK(timeline::sa_event(index, part.sa_at(index)) ==
            timeline::sa_event(index, whole.at(index)));
  }
}
