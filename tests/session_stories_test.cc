// The SAs of the stories, as they were written down by hand. Runs from the top folder.

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "command_run.h"
#include "stories/case.h"
#include "testing.h"

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
