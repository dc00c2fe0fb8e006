#include "render/packed_numbers.h"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "testing.h"

namespace {

std::string packed(const std::vector<std::uint64_t>& numbers) {
  render::Json json;
  render::write_packed(json, numbers);
  auto text = json.line();
  text.pop_back();  // the line end
  return text;
}

}  // namespace

TEST_CASE("numbers are packed in as many digits as the largest takes, the highest first") {
  CHECK(packed({0, 1, 25, 26, 52, 62, 63}) == R"({"width":1,"digits":"ABZa0+/"})");
  CHECK(packed({0, 1, 64}) == R"({"width":2,"digits":"AAABBA"})");
  CHECK(packed({std::numeric_limits<std::uint64_t>::max()}) ==
        R"({"width":11,"digits":"P//////////"})");
}

TEST_CASE("zeros take a digit each, and nothing takes none") {
  CHECK(packed({0, 0}) == R"({"width":1,"digits":"AA"})");
  CHECK(packed({}) == R"({"width":1,"digits":""})");
}
