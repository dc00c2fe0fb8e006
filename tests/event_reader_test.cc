#include "evtx/binxml/event_reader.h"

#include <fmt/format.h>

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
using event_reading::kDefinition;
using event_reading::place;
using event_reading::strings;
using event_reading::told;

void optional_place(BinXml& binxml) { binxml.optional(0); }

// <Data> with a place for value 0.
void data_element(BinXml& binxml) { binxml.element(u"Data").content().substitution(0).end(); }
void dependent_data(BinXml& binxml) { binxml.element(u"Data", 0).content().optional(0).end(); }

}  // namespace

TEST_CASE("a record without a template is its element") {
  CHECK(told(BinXml()
                 .header()
                 .element_with(u"Event")
                 .attribute(u"x")
                 .text(u"1")
                 .content()
                 .text(u"a")
                 .entity(u"amp")
                 .text(u"b")
                 .end()
                 .end_of_fragment()) == "<Event x=\"1\">a&amp;b</Event>");
}

TEST_CASE("fragment headers may be missing or there more than once") {
  CHECK(told(BinXml().element(u"Event").empty()) == "<Event/>");
  CHECK(told(BinXml().header().header().element(u"Event").empty()) == "<Event/>");
}

TEST_CASE("what stands behind the event is not looked at") {
  CHECK(told(BinXml().element(u"Event").empty().raw(Bytes().repeat(8, 0xff))) == "<Event/>");
}

TEST_CASE("a record without an event is an error") {
  CHECK(told(BinXml()) == "(record holds no event)");
  CHECK(told(BinXml().header()) == "(record holds no event)");
  CHECK(told(BinXml().header().end_of_fragment().element(u"Event").empty()) ==
        "(record holds no event)");
}

TEST_CASE("a token that does not begin an event is named with its place") {
  for (const unsigned token : {0x02U, 0x04U, 0x05U, 0x06U, 0x0aU, 0x0dU, 0x10U, 0x2aU, 0xffU})
    CHECK(told(BinXml().header().raw(Bytes().u8(static_cast<std::uint8_t>(token)).u64(0))) ==
          fmt::format("(at 0x121c: token {:#04x} does not begin an event)", token));
}

TEST_CASE("a substitution without a template has no value") {
  CHECK(told(BinXml().element(u"Event").content().substitution(0).end()) ==
        "(substitution 0 of 0 values)");
}

TEST_CASE("values stand in the places of their template") {
  const auto two_places = [](BinXml& binxml) {
    binxml.substitution(1).text(u"-").optional(0).substitution(1);
  };
  CHECK(filled(two_places, {string(u"a"), {0x06, Bytes().u16(7)}}) == "<Event>7-a7</Event>");
  CHECK(filled(two_places, {null(), string(u"<")}) == "<Event>&lt;-&lt;</Event>");
}

TEST_CASE("a place that there is no value for is an error, used or not") {
  CHECK(filled(place, {}) == "(substitution 0 of 0 values)");
  CHECK(filled([](BinXml& binxml) { binxml.optional(2); }, {null(), null()}) ==
        "(substitution 2 of 2 values)");
  CHECK(attribute_filled([](BinXml& binxml) { binxml.optional(0xffff); }, {null()}) ==
        "(substitution 65535 of 1 values)");
  CHECK(filled([](BinXml& binxml) { binxml.element(u"A", 1).empty(); }, {null()}) ==
        "(substitution 1 of 1 values)");
}

TEST_CASE("a value that is not what its type says costs the record") {
  CHECK(filled(place, {{0x06, Bytes().u32(7)}}) ==
        "(at 0x1270: value of type 0x06: needs 2 bytes, has 4)");
}

TEST_CASE("NULL leaves out an attribute that has nothing else and is optional") {
  CHECK(attribute_filled(optional_place, {null()}) == "<Event/>");
  CHECK(attribute_filled(optional_place, {{0x00, Bytes().u32(1)}}) == "<Event/>");
  CHECK(attribute_filled(optional_place, {string(u"")}) == "<Event a=\"\"/>");
  CHECK(attribute_filled(optional_place, {string(u"x")}) == "<Event a=\"x\"/>");
  CHECK(attribute_filled(place, {null()}) == "<Event a=\"\"/>");
  CHECK(attribute_filled([](BinXml& binxml) { binxml.optional(0).optional(1); },
                         {null(), null()}) == "<Event/>");
  CHECK(attribute_filled([](BinXml& binxml) { binxml.optional(0).optional(1); },
                         {null(), string(u"x")}) == "<Event a=\"x\"/>");
  CHECK(attribute_filled([](BinXml& binxml) { binxml.text(u"x").optional(0); }, {null()}) ==
        "<Event a=\"x\"/>");
  CHECK(attribute_filled([](BinXml& /*nothing*/) {}, {}) == "<Event a=\"\"/>");
}

TEST_CASE("references in an attribute's value are their characters") {
  const auto write = [](BinXml& binxml) {
    binxml.text(u"a").entity(u"quot").entity(u"nbsp").character(0xe9).number(0x08, Bytes().u32(7));
  };
  CHECK(attribute_filled(write, {}) ==
        "<Event a=\"a&quot;&amp;nbsp;\u00e9"
        "7\"/>");
}

TEST_CASE("an array in an attribute is its values with blanks between them") {
  CHECK(attribute_filled(place, {strings(u"a", u"b")}) == "<Event a=\"a b\"/>");
  CHECK(attribute_filled(place, {{0x88, Bytes().u32(1).u32(2)}}) == "<Event a=\"1 2\"/>");
  CHECK(attribute_filled(place, {{0x81, {}}}) == "<Event a=\"\"/>");
}

TEST_CASE("an element whose dependency is NULL is not there") {
  CHECK(filled(dependent_data, {null()}) == "<Event/>");
  CHECK(filled(dependent_data, {{0x00, Bytes().u64(1)}}) == "<Event/>");
  CHECK(filled(dependent_data, {string(u"")}) == "<Event><Data/></Event>");
  CHECK(filled(data_element, {null()}) == "<Event><Data/></Event>");
}

TEST_CASE("the outermost element is there whatever it depends on") {
  BinXml binxml;
  binxml.begin_definition().element(u"Event", 0).empty().end_definition().values({null()});
  CHECK(told(binxml) == "<Event/>");
}

TEST_CASE("an element with an array is there once for each value, and once for none") {
  CHECK(filled(data_element, {strings(u"a", u"b")}) ==
        "<Event><Data>a</Data><Data>b</Data></Event>");
  CHECK(filled(data_element, {strings(u"", u"b")}) == "<Event><Data/><Data>b</Data></Event>");
  CHECK(filled(data_element, {{0x81, {}}}) == "<Event><Data/></Event>");
  CHECK(filled(dependent_data, {{0x88, Bytes().u32(1).u32(2)}}) ==
        "<Event><Data>1</Data><Data>2</Data></Event>");
}

TEST_CASE("an element is there as often as its longest array has values") {
  const auto two = [](BinXml& binxml) {
    binxml.element(u"Data").content().substitution(0).text(u":").substitution(1).optional(2).end();
  };
  CHECK(filled(two, {strings(u"a", u"b"), {0x84, Bytes().u8(1).u8(2).u8(3)}, string(u"!")}) ==
        "<Event><Data>a:1!</Data><Data>b:2!</Data><Data>:3!</Data></Event>");
}

TEST_CASE("of an array directly in the outermost element only the first value is there") {
  CHECK(filled(place, {strings(u"a", u"b")}) == "<Event>a</Event>");
  CHECK(filled(place, {{0x81, {}}}) == "<Event/>");
}

TEST_CASE("a value of nested BinXML is what it holds") {
  const auto definition = kDefinition;
  BinXml binxml;
  binxml.header().begin_definition().element(u"Event").content().optional(0).end();
  binxml.end_definition();
  REQUIRE(binxml.definition() == definition);
  const auto with = [&](const Bytes& inner) {
    return told(BinXml(binxml).values({nested(inner)}).end_of_fragment());
  };
  const auto start = BinXml(binxml).values({nested({})}).position();
  CHECK(with({}) == "<Event/>");
  CHECK(with(Bytes().u8(0)) == "<Event/>");
  CHECK(with(BinXml().header().bytes()) == "<Event/>");
  CHECK(with(BinXml(start).element(u"A").empty().bytes()) == "<Event><A/></Event>");
  CHECK(with(BinXml(start).header().element(u"A").empty().end_of_fragment().bytes()) ==
        "<Event><A/></Event>");
  CHECK(with(BinXml(start).instance_of(definition).values({string(u"x")}).bytes()) ==
        "<Event><Event>x</Event></Event>");
  CHECK(with(BinXml(start)
                 .header()
                 .begin_definition()
                 .element(u"A")
                 .empty()
                 .end_definition()
                 .values({})
                 .bytes()) == "<Event><A/></Event>");
  CHECK(with(Bytes().u8(0x05)) ==
        fmt::format("(at {:#x}: token 0x05 does not begin an event)", 0x1000 + start));
}

TEST_CASE("nested BinXML has no place in an attribute") {
  CHECK(attribute_filled(place, {nested(Bytes().u8(0))}) ==
        "(at 0x1284: value of type 0x21: is of a type that has no text)");
}

TEST_CASE("the deepest event there can be is read, shown and given back") {
  BinXml binxml;
  binxml.begin_definition().element(u"A");
  const auto name = binxml.definition() + 24 + 4 + 7 + 4;
  for (int i = 0; i < 64; ++i) binxml.content().open(0x01).name_at(name);
  binxml.content().optional(0).end();
  for (int i = 0; i < 64; ++i) binxml.end();
  const auto definition = binxml.definition();
  auto value = null();
  for (int i = 0; i < 8; ++i)
    value = nested(BinXml().instance_of(definition).values({value}).bytes());
  CHECK(told(binxml.end_definition().values({value})).size() == 9 * 65 * 7 - 3);
}

TEST_CASE("templates and names of one record are known in the others") {
  BinXml first;
  first.header().begin_definition().element(u"Event").content().optional(0).end();
  first.end_definition().values({string(u"1")}).end_of_fragment();
  BinXml second(behind(first));
  second.header().instance_of(kDefinition).values({string(u"2")}).end_of_fragment();
  BinXml third(behind(second));
  third.header().open(0x01).name_at(kDefinition + 24 + 4 + 7 + 4).empty().end_of_fragment();
  CHECK(all_told({first.bytes(), second.bytes(), third.bytes()}) ==
        std::vector<std::string>{"<Event>1</Event>", "<Event>2</Event>", "<Event/>"});
}

TEST_CASE("a record that cannot be read does not cost those beside it") {
  BinXml first;
  first.header().element(u"Event").content();
  BinXml second(behind(first));
  second.header().element(u"Event").empty();
  CHECK(all_told({first.bytes(), second.bytes()}) ==
        std::vector<std::string>{"(at 0x123a: content of an element needs 1 bytes, 0 left)",
                                 "<Event/>"});
}

TEST_CASE("a lone surrogate is U+FFFD in the text and keeps its code units beside it") {
  BinXml binxml;
  binxml.begin_definition().element(u"Event").content().substitution(0).substitution(1).end();
  binxml.end_definition().values(
      {{0x01, Bytes().u16(0xd800).u16(0)}, {0x01, Bytes().u16(0x41).u16(0xdfff)}});
  const auto chunk = binxml_bytes::chunk_of({binxml.bytes()});
  const auto event = evtx::binxml::EventReader(chunk).read(chunk_bytes::frames_of(chunk).at(0));
  CHECK(event.content == std::vector<evtx::Element::Node>{
                             evtx::Text{.value = "\ufffdA\ufffd", .code_units = "d800 0041 dfff"}});
}
