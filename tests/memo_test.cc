#include "timeline/memo.h"

#include <cstdint>
#include <string>

#include "binxml_bytes.h"
#include "bytes.h"
#include "evtx/cursor.h"
#include "evtx/error.h"
#include "testing.h"

namespace {

using evtx::binxml::Filling;
using evtx::binxml::Value;

/// Remembers texts, and how often it was asked for one.
struct Asked {
  std::string of(const Filling& filling) {
    return memo.of(filling, [this](const std::string& text) {
      ++times;
      return text;
    });
  }

  timeline::Memo<std::string> memo{};
  int times = 0;
};

}  // namespace

TEST_CASE("the answer for the last text is remembered") {
  Asked asked;
  CHECK(asked.of(std::string_view("a")) == "a");
  CHECK(asked.of(std::string_view("a")) == "a");
  CHECK(asked.times == 1);
  CHECK(asked.of(std::string_view("b")) == "b");
  CHECK(asked.of(std::string_view("a")) == "a");
  CHECK(asked.times == 3);
}

TEST_CASE("the same bytes in a value of another type are another text") {
  const auto bytes = Bytes().utf16(u"ab");
  const std::string_view literal(reinterpret_cast<const char*>(bytes.span().data()), bytes.size());
  const Value binary{.type = 0x0e, .bytes = bytes.span()};
  const Value string{.type = 0x01, .bytes = bytes.span()};
  Asked asked;
  CHECK(asked.of(binary) == "61006200");
  CHECK(asked.of(string) == "ab");
  CHECK(asked.of(literal) == literal);
  CHECK(asked.of(binary) == "61006200");
}

TEST_CASE("no value at all and an empty one are both an empty text") {
  Asked asked;
  CHECK(asked.of({}).empty());
  CHECK(asked.of(std::string_view()).empty());
  CHECK(asked.of(Value{.type = 0x01}).empty());
}

TEST_CASE("after a value that cannot be read the answer before it still holds") {
  const auto bytes = Bytes().u8(7);
  Asked asked;
  CHECK(asked.of(std::string_view("a")) == "a");
  CHECK_THROWS_AS(asked.of(Value{.type = 0x7e, .bytes = bytes.span()}), evtx::Error);
  CHECK(asked.of(std::string_view("a")) == "a");
  CHECK(asked.times == 1);
}

TEST_CASE("what a place holds is remembered as its filling is") {
  const auto bytes = binxml_bytes::BinXml()
                         .values({binxml_bytes::string(u"ab"),
                                  {0x0e, Bytes().utf16(u"ab")},
                                  {0x00, Bytes()},
                                  binxml_bytes::string(u""),
                                  {0x81, Bytes().utf16(u"ab")}})
                         .bytes();
  evtx::Cursor cursor(bytes.span());
  evtx::binxml::ValueTable values;
  values.read(cursor);
  timeline::Memo<std::string> memo;
  const auto of = [&](const evtx::binxml::Place& place) {
    return memo.of(place, values, [](const std::string& text) { return text; });
  };
  using evtx::binxml::Place;
  for (int i = 0; i < 2; ++i) {
    CHECK(of(Place(std::uint16_t{0})) == "ab");
    CHECK(of(Place(std::uint16_t{0})) == "ab");
    CHECK(of(Place(std::uint16_t{1})) == "61006200");
    CHECK(of(Place(std::uint16_t{2})).empty());
    CHECK(of(Place("ab")) == "ab");
    CHECK(of(Place(std::uint16_t{3})).empty());
    CHECK(of(Place(std::uint16_t{0})) == "ab");
    CHECK_THROWS_AS(of(Place(std::uint16_t{4})), evtx::Error);
    CHECK_THROWS_AS(of(Place(std::uint16_t{5})), evtx::Error);
    CHECK(of(Place()).empty());
  }
}
