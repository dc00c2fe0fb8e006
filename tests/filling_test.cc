#include "evtx/binxml/filling.h"

#include <string>

#include "binxml_bytes.h"
#include "evtx/error.h"
#include "testing.h"

namespace {

using evtx::binxml::Filling;
using evtx::binxml::Place;

/// The values of an instance, and their bytes.
class Values {
 public:
  explicit Values(const std::vector<binxml_bytes::Value>& values)
      : bytes_(binxml_bytes::BinXml().values(values).bytes()) {
    evtx::Cursor cursor(bytes_.span());
    table_.read(cursor);
  }

  [[nodiscard]] Filling at(const Place& place) const {
    return evtx::binxml::filling(place, table_);
  }
  [[nodiscard]] const evtx::binxml::ValueTable& table() const { return table_; }

 private:
  Bytes bytes_;
  evtx::binxml::ValueTable table_{};
};

Place value(std::uint16_t index) { return index; }

std::string appended(const Filling& filling) {
  std::string text = "> ";
  const auto code_units = append_text(text, filling);
  CHECK(code_units == "");
  return text;
}

// Of the one value of a type.
std::string appended(std::uint8_t type, const Bytes& bytes) {
  return appended(Values({{type, bytes}}).at(value(0)));
}
std::optional<std::uint64_t> number_of(std::uint8_t type, const Bytes& bytes) {
  const Values values({{type, bytes}});
  const auto found = number(values.at(value(0)));
  CHECK(number(value(0), values.table()) == found);
  return found;
}
std::optional<evtx::Timestamp> time_of(std::uint8_t type, const Bytes& bytes) {
  const Values values({{type, bytes}});
  const auto found = time(values.at(value(0)));
  CHECK(time(value(0), values.table()) == found);
  return found;
}

}  // namespace

TEST_CASE("a place holds a text of the template, a value, or nothing") {
  const Values values({binxml_bytes::string(u"x"), {0x00, Bytes().u16(7)}});
  CHECK(appended(values.at(Place(std::string("literal")))) == "> literal");
  CHECK(appended(values.at(value(0))) == "> x");
  CHECK(std::holds_alternative<std::monostate>(values.at(value(1))));  // NULL, with leftover bytes
  CHECK(std::holds_alternative<std::monostate>(values.at({})));
  CHECK(appended(values.at({})) == "> ");
}

TEST_CASE("a value that is not there, or is more than a text, fills no place") {
  const Values values({{0x81, Bytes().utf16(u"a")}, binxml_bytes::nested(Bytes().u8(0x0c))});
  CHECK_THROWS_WITH(values.at(value(2)), "substitution 2 of 2 values");
  CHECK_THROWS_WITH(values.at(value(0)), "value is more than a text");
  CHECK_THROWS_WITH(values.at(value(1)), "value is more than a text");
}

TEST_CASE("a filling is shown as the value is in XML") {
  CHECK(appended(0x01, Bytes().utf16(u"caf\u00e9").u16(0)) == "> caf\u00e9");
  CHECK(appended(0x04, Bytes().u8(255)) == "> 255");
  CHECK(appended(0x06, Bytes().u16(4655)) == "> 4655");
  CHECK(appended(0x08, Bytes().u32(0xffffffff)) == "> 4294967295");
  CHECK(appended(0x0a, Bytes().u64(0xffffffffffffffff)) == "> 18446744073709551615");
  CHECK(appended(0x07, Bytes().u32(0xffffffff)) == "> -1");
  CHECK(appended(0x15, Bytes().u64(0x14b8e)) == "> 0x14b8e");
  CHECK(appended(0x11, Bytes().u64(116444736000000000)) == "> 1970-01-01T00:00:00.0000000Z");
  CHECK_THROWS_WITH(appended(0x06, Bytes().u8(1)),
                    "at 0x8: value of type 0x06: needs 2 bytes, has 1");
}

TEST_CASE("the code units of a text that UTF-8 cannot hold are kept") {
  std::string text;
  const Values values({{0x01, Bytes().u16(0xd800).u16(0x41)}});
  CHECK(append_text(text, values.at(value(0))) == "d800 0041");
  CHECK(text == "\ufffdA");
}

TEST_CASE("a filling is the number that it is or spells") {
  CHECK(number_of(0x04, Bytes().u8(200)) == 200);
  CHECK(number_of(0x06, Bytes().u16(4655)) == 4655);
  CHECK(number_of(0x08, Bytes().u32(4655)) == 4655);
  CHECK(number_of(0x0a, Bytes().u64(1ULL << 63U)) == 1ULL << 63U);
  CHECK(number_of(0x15, Bytes().u64(0x8020000000000000)) == 0x8020000000000000);
  CHECK(number_of(0x01, Bytes().utf16(u"4655")) == 4655);
  CHECK(number_of(0x01, Bytes().utf16(u"0x122f")) == 4655);
  CHECK(number_of(0x01, Bytes().utf16(u"many")) == std::nullopt);
  CHECK(number_of(0x07, Bytes().u32(0xffffffff)) == std::nullopt);
  CHECK(number(Filling(std::string_view("17"))) == 17);
  CHECK(number(Filling()) == std::nullopt);
}

TEST_CASE("a filling is the time that it is or spells") {
  const auto expected = evtx::from_iso8601("2026-01-02T03:04:05.1234567Z");
  REQUIRE(expected);
  CHECK(time_of(0x11, Bytes().u64(evtx::to_filetime(*expected))) == expected);
  CHECK(time_of(0x01, Bytes().utf16(u"2026-01-02T03:04:05.1234567Z")) == expected);
  CHECK(time_of(0x11, Bytes().u64(0xffffffffffffffff)) == std::nullopt);
  CHECK(time_of(0x01, Bytes().utf16(u"yesterday")) == std::nullopt);
  CHECK(time(Filling()) == std::nullopt);
}

TEST_CASE("a number or a time is taken from a text of the template, too, and from no wrong place") {
  const Values values({binxml_bytes::string(u"7"), {0x86, Bytes().u16(7).u16(8)}});
  const Place literal(std::string("4655"));
  CHECK(number(literal, values.table()) == 4655U);
  CHECK_FALSE(number(Place(), values.table()));
  CHECK(number(value(0), values.table()) == 7U);
  CHECK_FALSE(time(value(0), values.table()));
  CHECK_THROWS_AS(number(value(1), values.table()), evtx::Error);
  CHECK_THROWS_AS(time(value(2), values.table()), evtx::Error);
}
