#include "timeline/line_walk.h"

#include <algorithm>
#include <string>
#include <vector>

#include "bytes.h"
#include "testing.h"

namespace {

using timeline::Lines;
using timeline::LineWalk;

std::vector<Lines> walk(const std::string& text) {
  MemoryStream stream(std::as_bytes(std::span(text)));
  LineWalk lines(stream);
  std::vector<Lines> all;
  while (auto next = lines.next()) all.push_back(std::move(*next));
  return all;
}

// Each follows from the one before, and together they are the text, but for what is left out.
void check_places(const std::vector<Lines>& all, const std::string& text) {
  std::uint64_t offset = 0;
  std::uint64_t number = 1;
  for (const auto& lines : all) {
    CHECK(lines.offset == offset);
    CHECK(lines.first == number);
    if (!lines.is_one_too_long) {
      CHECK(lines.text == text.substr(offset, lines.size));
      CHECK((lines.text.ends_with('\n') || &lines == &all.back()));
    }
    const auto ends = text.begin() + static_cast<std::ptrdiff_t>(offset + lines.size);
    number += static_cast<std::uint64_t>(
        std::count(text.begin() + static_cast<std::ptrdiff_t>(offset), ends, '\n'));
    offset += lines.size;
  }
  CHECK(offset == text.size());
}

std::string lines_of(std::size_t count, std::size_t size) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += std::string(size - 1, 'x') + '\n';
  return text;
}

}  // namespace

TEST_CASE("an empty text has no lines") { CHECK(walk("").empty()); }

TEST_CASE("a short text is one block, and its last line needs no end") {
  const auto* text = GENERATE("a", "\n", "a\n", "a\nb", "a\n\nb\n");
  const auto all = walk(text);
  check_places(all, text);
  CHECK(all.size() <= 2);
}

TEST_CASE("a long text is cut between lines, wherever they end") {
  const auto size = GENERATE(as<std::size_t>(), 1, 7, 1000, 1024, 524288, 524289, 1500000);
  CAPTURE(size);
  const auto text = lines_of(4'000'000 / size, size) + "rest";
  const auto all = walk(text);
  CHECK(all.size() > 2);
  check_places(all, text);
}

TEST_CASE("of a line that is too long only the place is known, and the next ones are read") {
  const auto size = LineWalk::kLongestLine + GENERATE(as<std::size_t>(), 1, 1000000, 3000000);
  const auto text = "a\n" + lines_of(1, size + 524288) + "b\nc\n";
  const auto all = walk(text);
  check_places(all, text);
  CHECK(std::ranges::count(all, true, &Lines::is_one_too_long) == 1);
  CHECK(all.back().text.ends_with("b\nc\n"));
}

TEST_CASE("a last line that is too long is one, too") {
  const auto text = "a\n" + std::string(LineWalk::kLongestLine + 1'000'000, 'x');
  const auto all = walk(text);
  REQUIRE(all.size() == 2);
  check_places(all, text);
  CHECK(all.back().is_one_too_long);
  CHECK(all.back().text.empty());
}
