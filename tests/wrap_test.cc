#include "render/wrap.h"

#include <sstream>
#include <string>

#include "testing.h"

namespace {

std::string paragraph(std::string_view text, render::Indent indent, std::size_t width) {
  std::ostringstream out;
  render::write_paragraph(out, text, indent, width);
  return out.str();
}

}  // namespace

TEST_CASE("a text is broken at its blanks, where a line is full") {
  CHECK(paragraph("one two three", {}, 7) == "one two\nthree\n");
  CHECK(paragraph("one two three", {}, 8) == "one two\nthree\n");
  CHECK(paragraph("one two three", {}, 13) == "one two three\n");
  CHECK(paragraph("one two three", {}, 12) == "one two\nthree\n");
}

TEST_CASE("lines begin where the indent says") {
  CHECK(paragraph("one two three", {.first = 2, .others = 4}, 9) == "  one two\n    three\n");
}

TEST_CASE("a word wider than a line stays whole, on a line of its own") {
  CHECK(paragraph("see https://example.com/page there", {.first = 1, .others = 1}, 8) ==
        " see\n https://example.com/page\n there\n");
  CHECK(paragraph("abcdef", {.first = 4, .others = 4}, 0) == "    abcdef\n");
}

TEST_CASE("wide characters count as two cells") {
  CHECK(paragraph("\u4e2d\u6587 ab", {}, 7) == "\u4e2d\u6587 ab\n");
  CHECK(paragraph("\u4e2d\u6587 ab", {}, 6) == "\u4e2d\u6587\nab\n");
}

TEST_CASE("blanks are no words, and a text without words has no line") {
  CHECK(paragraph("  one   two ", {}, 80) == "one two\n");
  CHECK(paragraph("   ", {.first = 2, .others = 2}, 80).empty());
  CHECK(paragraph("", {}, 80).empty());
}

TEST_CASE("nothing in a text steers a terminal") {
  CHECK(paragraph("\x1b[31m red\nline", {}, 80) == "\u241b[31m red\u240aline\n");
}
