#include "evtx/binxml/value.h"

#include <fmt/format.h>

#include <bit>
#include <string>

#include "bytes.h"
#include "evtx/error.h"
#include "testing.h"

namespace {

constexpr std::uint8_t kArrayOf = 0x80;

evtx::binxml::Value value(std::uint8_t type, const Bytes& bytes) {
  return {.type = type, .bytes = bytes.span(), .offset = 0x1234};
}

evtx::Text shown(std::uint8_t type, const Bytes& bytes) {
  return evtx::binxml::to_text(value(type, bytes));
}

std::string text(std::uint8_t type, const Bytes& bytes) {
  const auto text = shown(type, bytes);
  CHECK(text.code_units == "");
  return text.value;
}

// The texts of an array's values, each in brackets, or why it has none.
std::string texts(std::uint8_t type, const Bytes& bytes) {
  std::string all;
  try {
    for (const auto& item : evtx::binxml::items(value(type | kArrayOf, bytes)))
      all += "[" + evtx::binxml::to_text(item).value + "]";
    return all;
  } catch (const evtx::Error& error) {
    return error.what();
  }
}

Bytes one_byte(std::uint8_t byte) { return Bytes().u8(byte); }

Bytes sid(std::uint8_t count) { return Bytes().u8(1).u8(count).repeat(5, 0).u8(5); }

}  // namespace

TEST_CASE("integers are decimal, by their size and sign") {
  CHECK(text(0x03, one_byte(0x80)) == "-128");
  CHECK(text(0x04, one_byte(0xff)) == "255");
  CHECK(text(0x05, Bytes().u16(0xffff)) == "-1");
  CHECK(text(0x06, Bytes().u16(0xffff)) == "65535");
  CHECK(text(0x07, Bytes().u32(0x80000000)) == "-2147483648");
  CHECK(text(0x08, Bytes().u32(0xffffffff)) == "4294967295");
  CHECK(text(0x09, Bytes().u64(1ULL << 63U)) == "-9223372036854775808");
  CHECK(text(0x0a, Bytes().u64(~0ULL)) == "18446744073709551615");
}

TEST_CASE("real numbers are the shortest decimals that mean them") {
  CHECK(text(0x0b, Bytes().u32(std::bit_cast<std::uint32_t>(0.1F))) == "0.1");
  CHECK(text(0x0b, Bytes().u32(std::bit_cast<std::uint32_t>(-2.5F))) == "-2.5");
  CHECK(text(0x0c, Bytes().u64(std::bit_cast<std::uint64_t>(0.1))) == "0.1");
  CHECK(text(0x0c, Bytes().u64(std::bit_cast<std::uint64_t>(1e300))) == "1e+300");
  CHECK(text(0x0c, Bytes().u64(0x7ff8000000000000)) == "nan");
  CHECK(text(0x0c, Bytes().u64(0xfff0000000000000)) == "-inf");
}

TEST_CASE("a bool of 4 bytes or 1 is true if it is not 0") {
  CHECK(text(0x0d, Bytes().u32(0)) == "false");
  CHECK(text(0x0d, Bytes().u32(0x100)) == "true");
  CHECK(text(0x0d, one_byte(0)) == "false");
  CHECK(text(0x0d, one_byte(2)) == "true");
}

TEST_CASE("hexadecimal numbers are not padded, size_t by the machine of 4 bytes or 8") {
  CHECK(text(0x14, Bytes().u32(0x14b8e)) == "0x14b8e");
  CHECK(text(0x14, Bytes().u32(0)) == "0x0");
  CHECK(text(0x15, Bytes().u64(0x8020000000000000)) == "0x8020000000000000");
  CHECK(text(0x10, Bytes().u32(0xffffffff)) == "0xffffffff");
  CHECK(text(0x10, Bytes().u64(0x100000000)) == "0x100000000");
  CHECK(text(0x20, Bytes().u64(0x1f)) == "0x1f");
}

TEST_CASE("binary values are hex digits") {
  CHECK(text(0x0e, Bytes().u8(0).u8(0xaf).u8(9)) == "00AF09");
  CHECK(text(0x0e, Bytes()) == "");
}

TEST_CASE("a GUID has its first three numbers little-endian") {
  const auto bytes = Bytes().u32(0x54849625).u16(0x5478).u16(0x4994).u64(0x0dc328033b3ebaa5);
  CHECK(text(0x0f, bytes) == "{54849625-5478-4994-A5BA-3E3B0328C30D}");
}

TEST_CASE("a FILETIME is a time, or the number it is where that is no date") {
  CHECK(text(0x11, Bytes().u64(116444736000000001)) == "1970-01-01T00:00:00.0000001Z");
  CHECK(text(0x11, Bytes().u64(0)) == "1601-01-01T00:00:00.0000000Z");
  CHECK(text(0x11, Bytes().u64(2650467743999999999)) == "9999-12-31T23:59:59.9999999Z");
  CHECK(text(0x11, Bytes().u64(2650467744000000000)) == "2650467744000000000");
  CHECK(text(0x11, Bytes().u64(0x7fffffffffffffff)) == "9223372036854775807");
  CHECK(text(0x11, Bytes().u64(~0ULL)) == "18446744073709551615");
}

TEST_CASE("a SYSTEMTIME leaves out the day of the week, and is not checked for sense") {
  const auto time = [](std::uint16_t year, std::uint16_t month) {
    return Bytes().u16(year).u16(month).u16(4).u16(1).u16(2).u16(3).u16(4).u16(5);
  };
  CHECK(text(0x12, time(2026, 1)) == "2026-01-01T02:03:04.005Z");
  CHECK(text(0x12, time(65535, 99)) == "65535-99-01T02:03:04.005Z");
}

TEST_CASE("a SID has as many numbers as it says") {
  CHECK(text(0x13, sid(0)) == "S-1-5");
  CHECK(text(0x13, sid(1).u32(18)) == "S-1-5-18");
  CHECK(text(0x13, sid(2).u32(32).u32(0xffffffff)) == "S-1-5-32-4294967295");
  CHECK(text(0x13, Bytes().u8(1).u8(0).repeat(6, 0xff)) == "S-1-281474976710655");
}

TEST_CASE("a SID cut anywhere says which number is missing") {
  CHECK_THROWS_WITH(shown(0x13, one_byte(1)), "at 0x1235: SID count needs 1 bytes, 0 left");
  CHECK_THROWS_WITH(shown(0x13, Bytes().u8(1).u8(1).u8(0)),
                    "at 0x1237: SID authority needs 1 bytes, 0 left");
  CHECK_THROWS_WITH(shown(0x13, sid(2).u32(18).u16(0)),
                    "at 0x1240: SID number needs 4 bytes, 2 left");
  CHECK_THROWS_WITH(shown(0x13, sid(255)), "at 0x123c: SID number needs 4 bytes, 0 left");
}

TEST_CASE("a string ends before its final NULs and keeps those inside") {
  CHECK(text(0x01, Bytes().utf16(u"caf\u00e9")) == "caf\u00e9");
  CHECK(text(0x01, Bytes().utf16(u"a").u16(0)) == "a");
  CHECK(text(0x01, Bytes().utf16(u"a").u16(0).utf16(u"b")) == std::string("a\0b", 3));
  CHECK(text(0x01, Bytes().u16(0).u16(0)) == "");
}

TEST_CASE("a string with a lone surrogate keeps its code units, without the final NUL") {
  CHECK(shown(0x01, Bytes().u16(0x41).u16(0xd800).u16(0)) ==
        evtx::Text{.value = "A\ufffd", .code_units = "0041 d800"});
  CHECK(shown(0x01, Bytes().u16(0x41).u8(0x42)) ==
        evtx::Text{.value = "A\ufffd", .code_units = "0041 42"});
}

TEST_CASE("an ANSI string keeps its bytes where they are not ASCII") {
  CHECK(text(0x02, Bytes().text("plain").u8(0)) == "plain");
  CHECK(shown(0x02, Bytes().text("caf").u8(0xe9).u8(0)) ==
        evtx::Text{.value = "caf\u00e9", .code_units = "636166E900"});
}

TEST_CASE("NULL is empty, whatever bytes were left behind in it") {
  CHECK(text(0x00, Bytes()) == "");
  CHECK(text(0x00, Bytes().u64(~0ULL)) == "");
}

TEST_CASE("no bytes are no text, whatever the type") {
  for (unsigned type = 0; type <= 0xff; ++type) {
    CAPTURE(type);
    CHECK(text(static_cast<std::uint8_t>(type), Bytes()) == "");
  }
}

TEST_CASE("a value of the wrong size is not guessed at") {
  const auto [type, size] = GENERATE(table<std::uint8_t, std::size_t>({{0x03, 1},
                                                                       {0x04, 1},
                                                                       {0x05, 2},
                                                                       {0x06, 2},
                                                                       {0x07, 4},
                                                                       {0x08, 4},
                                                                       {0x09, 8},
                                                                       {0x0a, 8},
                                                                       {0x0b, 4},
                                                                       {0x0c, 8},
                                                                       {0x0d, 4},
                                                                       {0x0f, 16},
                                                                       {0x10, 8},
                                                                       {0x11, 8},
                                                                       {0x12, 16},
                                                                       {0x14, 4},
                                                                       {0x15, 8},
                                                                       {0x20, 8}}));
  const auto wrong = Bytes().repeat(size + 1, 0);
  CHECK_THROWS_WITH(shown(type, wrong),
                    fmt::format("at 0x1234: value of type {:#04x}: needs {} bytes, has {}", type,
                                size, size + 1));
  const auto short_by_one = Bytes().repeat(size - 1, 0);
  const bool is_empty_or_bool = size == 1;
  if (!is_empty_or_bool) CHECK_THROWS_AS(shown(type, short_by_one), evtx::Error);
}

TEST_CASE("nested BinXML, XML of an event and types that nobody knows have no text") {
  for (const unsigned type : {0x16U, 0x1fU, 0x21U, 0x22U, 0x23U, 0x7fU, 0x81U, 0xffU})
    CHECK_THROWS_WITH(
        shown(static_cast<std::uint8_t>(type), one_byte(1)),
        fmt::format("at 0x1234: value of type {:#04x}: is of a type that has no text", type));
}

TEST_CASE("an array of no bytes has no values, whatever the type") {
  for (unsigned type = 0; type < 0x80; ++type) {
    CAPTURE(type);
    CHECK(texts(static_cast<std::uint8_t>(type), Bytes()) == "");
  }
}

TEST_CASE("arrays divide into values of their type's size") {
  CHECK(texts(0x03, Bytes().u8(1).u8(0xff)) == "[1][-1]");
  CHECK(texts(0x04, Bytes().u8(1).u8(0xff)) == "[1][255]");
  CHECK(texts(0x05, Bytes().u16(1).u16(0xffff)) == "[1][-1]");
  CHECK(texts(0x06, Bytes().u16(1).u16(0xffff)) == "[1][65535]");
  CHECK(texts(0x07, Bytes().u32(1).u32(0xffffffff)) == "[1][-1]");
  CHECK(texts(0x08, Bytes().u32(1)) == "[1]");
  CHECK(texts(0x09, Bytes().u64(1).u64(~0ULL)) == "[1][-1]");
  CHECK(texts(0x0a, Bytes().u64(1).u64(2)) == "[1][2]");
  CHECK(texts(0x0b, Bytes().u32(0).u32(std::bit_cast<std::uint32_t>(0.5F))) == "[0][0.5]");
  CHECK(texts(0x0c, Bytes().u64(std::bit_cast<std::uint64_t>(0.5))) == "[0.5]");
  CHECK(texts(0x0d, Bytes().u32(1).u32(0)) == "[true][false]");
  CHECK(texts(0x0f, Bytes().repeat(32, 0)) ==
        "[{00000000-0000-0000-0000-000000000000}]"
        "[{00000000-0000-0000-0000-000000000000}]");
  CHECK(texts(0x10, Bytes().u64(16)) == "[0x10]");
  CHECK(texts(0x11, Bytes().u64(116444736000000000)) == "[1970-01-01T00:00:00.0000000Z]");
  CHECK(texts(0x12, Bytes().repeat(16, 0)) == "[0000-00-00T00:00:00.000Z]");
  CHECK(texts(0x13, sid(1).u32(18).bytes(sid(0).span())) == "[S-1-5-18][S-1-5]");
  CHECK(texts(0x14, Bytes().u32(10).u32(11)) == "[0xa][0xb]");
  CHECK(texts(0x15, Bytes().u64(10)) == "[0xa]");
}

TEST_CASE("strings of an array end in a NUL each; the last one need not") {
  CHECK(texts(0x01, Bytes().utf16(u"a").u16(0).utf16(u"bc").u16(0)) == "[a][bc]");
  CHECK(texts(0x01, Bytes().utf16(u"a").u16(0).utf16(u"bc")) == "[a][bc]");
  CHECK(texts(0x01, Bytes().u16(0).u16(0).utf16(u"c").u16(0)) == "[][][c]");
  CHECK(texts(0x01, Bytes().u16(0)) == "[]");
  CHECK(texts(0x01, Bytes().u16(0x4100).u16(0x0041).u16(0)) == "[\u4100A]");
}

TEST_CASE("ANSI strings of an array end in a NUL each; the last one need not") {
  CHECK(texts(0x02, Bytes().text("a").u8(0).text("bc").u8(0)) == "[a][bc]");
  CHECK(texts(0x02, Bytes().u8(0).text("bc")) == "[][bc]");
}

TEST_CASE("an array that does not divide into values says what is left") {
  CHECK(texts(0x01, Bytes().utf16(u"a").u8(0)) ==
        "at 0x1234: value of type 0x81: ends in half a character");
  CHECK(texts(0x08, Bytes().u32(1).u16(1)) ==
        "at 0x1234: value of type 0x88: one of its values needs 4 bytes, 2 left");
  CHECK(texts(0x13, sid(1).u32(18).u32(0)) ==
        "at 0x1234: value of type 0x93: one of its values needs 8 bytes, 4 left");
  CHECK(texts(0x13, sid(2).u32(18)) ==
        "at 0x1234: value of type 0x93: one of its values needs 16 bytes, 12 left");
  for (const unsigned type : {0x00U, 0x0eU, 0x16U, 0x20U, 0x21U, 0x23U})
    CHECK(texts(static_cast<std::uint8_t>(type), one_byte(1)) ==
          fmt::format("at 0x1234: value of type {:#04x}: is an array of values whose size is not "
                      "known",
                      type | kArrayOf));
}

TEST_CASE("the values of an array know their own places") {
  const auto bytes = Bytes().u16(1).u16(2);
  const auto items = evtx::binxml::items(value(0x86, bytes));
  REQUIRE(items.size() == 2);
  CHECK(items[1].offset == 0x1236);
  CHECK(items[1].is(evtx::binxml::Type::u16));
}
