#include "evtx/binxml/utf16.h"

#include <string>
#include <tuple>

#include "bytes.h"
#include "testing.h"

namespace {

using evtx::binxml::append_utf8;
using evtx::binxml::code_units;
using evtx::binxml::narrow_ascii;
using evtx::binxml::without_final_nuls;

std::string utf8(const Bytes& bytes) {
  std::string text;
  append_utf8(text, bytes.span());
  return text;
}

bool is_exact(const Bytes& bytes) {
  std::string text;
  return append_utf8(text, bytes.span());
}

}  // namespace

TEST_CASE("UTF-16 becomes the same text as UTF-8") {
  const auto [utf16, expected] = GENERATE(table<std::u16string, std::string>({
      {u"", ""},
      {u"a", "a"},
      {u"abcd", "abcd"},
      {u"abcdefghi", "abcdefghi"},
      {u"\u007f\u0080\u07ff\u0800", "\x7f\xc2\x80\xdf\xbf\xe0\xa0\x80"},
      {u"\ud7ff\ue000\ufffe\uffff", "\xed\x9f\xbf\xee\x80\x80\xef\xbf\xbe\xef\xbf\xbf"},
      {u"\U00010000\U0010ffff", "\xf0\x90\x80\x80\xf4\x8f\xbf\xbf"},
      {u"abc\u00e9efgh", "abc\u00e9efgh"},
      {u"abcdefg\u20ac", "abcdefg\u20ac"},
  }));
  CHECK(utf8(Bytes().utf16(utf16)) == expected);
  CHECK(is_exact(Bytes().utf16(utf16)));
}

TEST_CASE("a surrogate without its other half is U+FFFD, and the text is said not to be exact") {
  using Case = std::tuple<std::vector<std::uint16_t>, std::string>;
  const auto [units, expected] = GENERATE(table<std::vector<std::uint16_t>, std::string>({
      Case{{0xd800}, "\ufffd"},
      Case{{0xdc00}, "\ufffd"},
      Case{{0xd800, 0x41}, "\ufffdA"},
      Case{{0x41, 0xdbff}, "A\ufffd"},
      Case{{0xdc00, 0xd800}, "\ufffd\ufffd"},
      Case{{0xd800, 0xd800, 0xdc00}, "\ufffd\U00010000"},
      Case{{0xd800, 0xdc00, 0xdc00}, "\U00010000\ufffd"},
      Case{{0x61, 0x62, 0x63, 0x64, 0xdfff, 0x65}, "abcd\ufffde"},
  }));
  Bytes bytes;
  for (const auto unit : units) bytes.u16(unit);
  CHECK(utf8(bytes) == expected);
  CHECK_FALSE(is_exact(bytes));
}

TEST_CASE("half a code unit at the end is U+FFFD") {
  CHECK(utf8(Bytes().u8(0x41)) == "\ufffd");
  CHECK(utf8(Bytes().u16(0x41).u8(0x42)) == "A\ufffd");
  CHECK_FALSE(is_exact(Bytes().u16(0x41).u8(0x42)));
}

TEST_CASE("text is appended to what is there, at any alignment") {
  std::string text = "before ";
  const auto bytes = Bytes().u8(0).utf16(u"and \u00e9 after");
  CHECK(append_utf8(text, bytes.span().subspan(1)));
  CHECK(text == "before and \u00e9 after");
}

TEST_CASE("ASCII of any length is narrowed, and what is not ASCII is found wherever it is") {
  const std::u16string all = u"0123456789abcdefghi";
  for (std::size_t size = 0; size <= all.size(); ++size) {
    const auto ascii = all.substr(0, size);
    std::string out(size, '?');
    REQUIRE(narrow_ascii(Bytes().utf16(ascii).span(), out.data()));
    CHECK(out == std::string(ascii.begin(), ascii.end()));
    for (const char16_t other : {u'\u0080', u'\u0141', char16_t{0xd841}, u'\uff41'}) {
      for (std::size_t at = 0; at < size; ++at) {
        auto text = ascii;
        text[at] = other;
        CHECK_FALSE(narrow_ascii(Bytes().utf16(text).span(), out.data()));
      }
    }
  }
}

TEST_CASE("bytes that are half a code unit are not ASCII") {
  std::string out(2, '?');
  CHECK_FALSE(narrow_ascii(Bytes().u8(0x41).span(), out.data()));
  CHECK_FALSE(narrow_ascii(Bytes().utf16(u"a").u8(0x41).span(), out.data()));
}

TEST_CASE("code units are groups of four hex digits") {
  CHECK(code_units({}) == "");
  CHECK(code_units(Bytes().u16(0x41).u16(0xd800).span()) == "0041 d800");
  CHECK(code_units(Bytes().u16(0x41).u8(0x7f).span()) == "0041 7f");
  CHECK(code_units(Bytes().u8(0x7f).span()) == "7f");
}

TEST_CASE("NULs at the end are cut off, NULs before a character are not") {
  CHECK(without_final_nuls({}).empty());
  CHECK(without_final_nuls(Bytes().u64(0).span()).empty());
  CHECK(without_final_nuls(Bytes().utf16(u"ab").u16(0).u16(0).span()).size() == 4);
  CHECK(without_final_nuls(Bytes().u16(0).utf16(u"b").span()).size() == 4);
  CHECK(without_final_nuls(Bytes().u16(0x4100).u16(0x0041).span()).size() == 4);
}

TEST_CASE("of an odd number of bytes none is cut off: which NUL ends it is not known") {
  CHECK(without_final_nuls(Bytes().u8(0).span()).size() == 1);
  CHECK(without_final_nuls(Bytes().u16(0x41).u16(0).u8(0).span()).size() == 5);
}
