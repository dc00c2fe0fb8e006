#include "render/text.h"

#include <string>

#include "testing.h"

using render::cut_front_to_width;
using render::cut_to_width;
using render::display_width;
using render::one_line;
using render::safe_for_terminal;
using render::valid_utf8;

namespace {

struct Case {
  std::string text;
  std::string shown;
};

// A code point below U+10000.
std::string utf8(unsigned c) {
  const auto byte = [](unsigned bits) { return static_cast<char>(bits); };
  const auto tail = [&](unsigned bits) { return byte(0x80U | (bits & 0x3FU)); };
  if (c < 0x80) return {byte(c)};
  if (c < 0x800) return {byte(0xC0U | (c >> 6U)), tail(c)};
  return {byte(0xE0U | (c >> 12U)), tail(c >> 6U), tail(c)};
}

}  // namespace

TEST_CASE("each byte that is no UTF-8 becomes U+FFFD, and all else stays") {
  const auto [text, shown] = GENERATE(values<Case>({
      {"", ""},
      {"plain", "plain"},
      {"grün 中文 😀", "grün 中文 😀"},
      {"a\tb\r\n\x1b", "a\tb\r\n\x1b"},
      {"\xff", "�"},
      {"a\x80z", "a�z"},
      {"cut \xe4\xb8", "cut ��"},
      {"\xc0\xaf", "��"},            // overlong '/'
      {"\xed\xa0\x80", "���"},       // a surrogate
      {"\xf4\x90\x80\x80", "����"},  // past U+10FFFF
      {std::string("\0x", 2), std::string("\0x", 2)},
  }));
  CHECK(valid_utf8(text) == shown);
}

TEST_CASE("control characters become pictures, so that one text is one line") {
  const auto [text, shown] = GENERATE(values<Case>({
      {"a\r\nb", "a␍␊b"},
      {"a\tb", "a␉b"},
      {std::string("\0", 1), "␀"},
      {"\x1b[31m", "␛[31m"},
      {"\x1f\x7f", "␟␡"},
      {"a\u0085b\u2028c\u2029d", "a␤b␤c␤d"},
      {"\u009b stays", "\u009b stays"},
      {"\xff\n", "�␊"},
      {"grün", "grün"},
  }));
  CHECK(one_line(text) == shown);
}

TEST_CASE("a text from a log can neither steer a terminal nor hide a part of itself") {
  const auto [text, shown] = GENERATE(values<Case>({
      {"\x1b]0;title\x07", "␛]0;title␇"},
      {"\u009b31m", "�31m"},  // the C1 form of ESC [
      {"\u0085", "␤"},
      {"a\u202eb\u202cc", "a�b�c"},         // right-to-left override
      {"\u2066x\u2069", "�x�"},             // isolate
      {"a\u200bb\u200dc\ufeff", "a�b�c�"},  // zero width
      {"\u061c\u00ad\U000e0041", "���"},    // Arabic letter mark, soft hyphen, tag
      {"\u0378", "�"},                      // unassigned
      {"中文 😀 e\u0301", "中文 😀 e\u0301"},
  }));
  CHECK(safe_for_terminal(text) == shown);
}

TEST_CASE("every control, override and zero-width character is replaced") {
  const auto [first, last] = GENERATE(table<unsigned, unsigned>({
      {0x00, 0x1F},
      {0x7F, 0x9F},
      {0x200B, 0x200F},
      {0x2028, 0x202E},
      {0x2066, 0x2069},
      {0xFEFF, 0xFEFF},
  }));
  for (auto c = first; c <= last; ++c) {
    const auto shown = safe_for_terminal(utf8(c));
    CAPTURE(c, shown);
    CHECK((shown != utf8(c) && display_width(shown) == 1));
  }
}

TEST_CASE("the width of a text is what it takes on a terminal") {
  CHECK(display_width("") == 0);
  CHECK(display_width("plain") == 5);
  CHECK(display_width("grün…") == 5);
  CHECK(display_width("中文") == 4);
  CHECK(display_width("😀") == 2);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("\xff") == 1);
}

TEST_CASE("a text that does not fit is cut, and an ellipsis says so") {
  CHECK(cut_to_width("exact", 5) == "exact");
  CHECK(cut_to_width("longer", 5) == "long…");
  CHECK(cut_to_width("ab", 1) == "…");
  CHECK(cut_to_width("ab", 0).empty());
  CHECK(cut_to_width("", 0).empty());
}

TEST_CASE("of a text that is cut in front the end is kept") {
  CHECK(cut_front_to_width("exact", 5) == "exact");
  CHECK(cut_front_to_width("longer", 5) == "…nger");
  CHECK(cut_front_to_width("ab", 1) == "…");
  CHECK(cut_front_to_width("ab", 0).empty());
  CHECK(cut_front_to_width("中文字", 5) == "…文字");
  CHECK(cut_front_to_width("中文字", 4) == "…字");
  CHECK(cut_front_to_width("xye\u0301a", 3) == "…e\u0301a");
  CHECK(cut_front_to_width("xye\u0301a", 2) == "…a");
}

TEST_CASE("a wide character is never cut in half") {
  CHECK(cut_to_width("中文字", 6) == "中文字");
  CHECK(cut_to_width("中文字", 5) == "中文…");
  CHECK(cut_to_width("中文字", 4) == "中…");
  CHECK(cut_to_width("😀😀", 2) == "…");
}

TEST_CASE("a combining mark stays with its letter") {
  CHECK(cut_to_width("ae\u0301xy", 3) == "ae\u0301…");
}
