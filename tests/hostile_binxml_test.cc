// BinXML that is made to cost much, or cut off.

#include <fmt/format.h>

#include <functional>
#include <string>
#include <vector>

#include "binxml_bytes.h"
#include "event_reading.h"
#include "testing.h"

namespace {

using binxml_bytes::nested;
using binxml_bytes::null;
using binxml_bytes::string;
using event_reading::all_told;
using event_reading::attribute_filled;
using event_reading::BinXml;
using event_reading::filled;
using event_reading::instance;
using event_reading::kDefinition;
using event_reading::place;
using event_reading::strings;
using event_reading::told;
using event_reading::Value;

constexpr auto kBudget = "its chunk unfolds to more than any real one: read no further";

}  // namespace

TEST_CASE("BinXML is nested to a depth and no deeper") {
  const auto at_depth = [](int depth) {
    auto value = instance({null()});
    for (int i = 1; i < depth; ++i) value = instance({value});
    return filled(place, {value});
  };
  const auto whole = at_depth(8);
  CHECK(whole.substr(whole.size() - 24) == "</Event></Event></Event>");
  const auto too_deep = at_depth(9);
  CHECK(too_deep.substr(too_deep.find(':')) == ": BinXML is nested more than 8 deep)");
}

TEST_CASE("templates that multiply end in an error, and so does the rest of their chunk") {
  // Each level names the next one 100 times: 100^8 elements.
  BinXml bomb;
  bomb.header().begin_definition().element(u"Event").content();
  for (int i = 0; i < 100; ++i) bomb.substitution(0);
  auto value = string(u"boom");
  for (int i = 0; i < 8; ++i) value = instance({value});
  bomb.end().end_definition().values({value}).end_of_fragment();
  BinXml next(behind(bomb));
  next.header().element(u"Event").empty();
  const auto expected = fmt::format("({})", kBudget);
  CHECK(all_told({bomb.bytes(), next.bytes()}) == std::vector<std::string>{expected, expected});
}

TEST_CASE("bombs of every kind end in an error before they cost much") {
  const auto many = [](int count, const std::function<void(BinXml&)>& write) {
    return [=](BinXml& binxml) {
      for (int i = 0; i < count; ++i) write(binxml);
    };
  };
  const Value large{0x0e, Bytes().repeat(20000, 0xff)};
  const Value array{0x84, Bytes().repeat(20000, 1)};
  const Value empty_strings{0x81, Bytes().repeat(20000, 0)};
  const Value nuls{0x01, Bytes().repeat(20000, 0)};
  const Value headers = nested(Bytes().repeat(20000, 0x0f));
  const auto expected = fmt::format("({})", kBudget);
  SECTION("a large value many times in a text") {
    CHECK(filled(many(9000, place), {large}) == expected);
  }
  SECTION("a large value many times in an attribute") {
    CHECK(attribute_filled(many(9000, place), {large}) == expected);
  }
  SECTION("an array many times in an attribute") {
    CHECK(attribute_filled(many(9000, place), {array}) == expected);
    CHECK(attribute_filled(many(9000, place), {empty_strings}) == expected);
  }
  SECTION("a value that is nothing but NULs") {
    CHECK(filled(many(9000, place), {nuls}) == expected);
    CHECK(attribute_filled(many(9000, place), {nuls}) == expected);
  }
  SECTION("nested BinXML that is nothing but fragment headers") {
    CHECK(filled(many(9000, place), {headers}) == expected);
  }
  SECTION("an element that is repeated, with two thousand parts that are left out") {
    const auto write = [&](BinXml& binxml) {
      binxml.element(u"A").content().substitution(0);
      for (int i = 0; i < 2000; ++i) binxml.open(0x01, 1).name_at(kDefinition).empty();
      binxml.end();
    };
    CHECK(filled(write, {array, null(), string(u"x")}) == expected);
  }
  SECTION("arrays within arrays") {
    const auto write = [](BinXml& binxml) {
      binxml.element(u"A").content().substitution(0).element(u"B").content().substitution(0);
      binxml.element(u"C").content().substitution(0).end().end().end();
    };
    CHECK(filled(write, {array}) == expected);
  }
  SECTION("long names that overlap") {
    // Every two bytes of the value are a name of 15,000 code units.
    Bytes lengths;
    for (int i = 0; i < 10000; ++i) lengths.u16(15000);
    const auto write = [&](BinXml& binxml) {
      for (std::uint32_t i = 0; i < 2000; ++i) binxml.open(0x01).name_at(26000 + i * 2).empty();
    };
    CHECK(filled(write, {{0x0e, lengths}}) == expected);
  }
}

TEST_CASE("definitions that overlap cost no more than there is to spend") {
  // In the value of each attribute, where it is a text, stands the head of another definition,
  // which has the attributes behind it.
  BinXml binxml;
  std::vector<std::uint32_t> definitions;
  binxml.begin_definition().element_with(u"Event");
  const auto name = binxml.definition() + 24 + 4 + 7 + 4;
  for (int i = 0; i < 700; ++i) {
    binxml.raw(Bytes().u8(0x06).u32(name).u8(0x05).u8(0x01).u16(10).u8(0));
    definitions.push_back(binxml.position() - 20);
    binxml.raw(Bytes().u32(0x6000).u8(0x41).u16(0xffff).u32(0).u32(name).u32(0));
  }
  binxml.empty().end_definition();
  std::vector<Bytes> records{binxml.values({}).bytes()};
  auto start = behind(binxml);
  for (const auto definition : definitions) {
    BinXml one(start);
    one.instance_of(definition).values({});
    if (one.position() > evtx::kChunkSize - 64) break;
    records.push_back(one.bytes());
    start = behind(one);
  }
  const auto all = all_told(records);
  CHECK(all.at(0).size() > 1000);
  CHECK(all.back() == fmt::format("({})", kBudget));
}

TEST_CASE("every prefix of a record gives an error") {
  BinXml whole;
  whole.header().begin_definition().element_with(u"Event").attribute(u"a").optional(1).content();
  whole.element(u"Data", 0).content().substitution(0).end().entity(u"amp").cdata(u"c").end();
  whole.end_definition().values({strings(u"a", u"b"), {0x06, Bytes().u16(7)}});
  REQUIRE(told(whole) == "<Event a=\"7\"><Data>a</Data><Data>b</Data>&amp;c</Event>");
  for (std::size_t size = 0; size < whole.bytes().size(); ++size) {
    CAPTURE(size);
    CHECK(told(BinXml().raw(Bytes().bytes(whole.bytes().span().first(size)))).front() == '(');
  }
}
