#include "evtx/binxml/definition_reader.h"

#include <fmt/format.h>

#include <bit>
#include <functional>
#include <string>

#include "binxml_bytes.h"
#include "evtx/error.h"
#include "testing.h"

namespace {

using binxml_bytes::BinXml;
using binxml_bytes::kFirst;
using evtx::Text;
using evtx::binxml::AttributeDefinition;
using evtx::binxml::ElementDefinition;
using evtx::binxml::Substitution;
using DefinitionForm = evtx::binxml::DefinitionReader::Form;

/// Where reading these bytes, as the BinXML of a record, leads.
struct Reading {
  ElementDefinition element{};
  std::size_t left = 0;  ///< bytes behind the element
};

Reading reading(const BinXml& binxml, DefinitionForm form = DefinitionForm::plain) {
  const auto chunk = binxml_bytes::chunk_of({binxml.bytes()});
  evtx::binxml::Budget budget;
  evtx::binxml::Names names(chunk, budget);
  evtx::Cursor cursor(binxml.bytes().span(), chunk.offset + kFirst);
  const auto token = cursor.u8("token");
  Reading reading{.element =
                      evtx::binxml::DefinitionReader(names, budget, form).element(cursor, token)};
  reading.left = cursor.remaining();
  return reading;
}

ElementDefinition element(const BinXml& binxml) { return reading(binxml).element; }

/// What the one text of an element with this content says.
Text text_in(const std::function<void(BinXml&)>& write_content) {
  BinXml binxml;
  binxml.element(u"A").content();
  write_content(binxml);
  const auto content = element(binxml.end()).content;
  REQUIRE(content.size() == 1);
  return std::get<Text>(content[0]);
}

std::string number_in(std::uint8_t type, const Bytes& value) {
  return text_in([&](BinXml& binxml) { binxml.number(type, value); }).value;
}

std::string problem_of(const BinXml& binxml, DefinitionForm form = DefinitionForm::plain) {
  try {
    reading(binxml, form);
    return "";
  } catch (const evtx::Error& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("an element without content and one with none are the same") {
  CHECK(element(BinXml().element(u"A").empty()) == ElementDefinition{.name = "A"});
  CHECK(element(BinXml().element(u"A").content().end()) == ElementDefinition{.name = "A"});
}

TEST_CASE("the cursor is left behind the element") {
  CHECK(reading(BinXml().element(u"A").empty().end_of_fragment().end()).left == 2);
  CHECK(reading(BinXml().element(u"A").content().end().end()).left == 1);
}

TEST_CASE("only in the definition of a template an element has a dependency") {
  const auto name = Bytes().u32(kFirst + 11).u32(0).u16(0).u16(1).utf16(u"A").u16(0);
  const auto binxml = BinXml().raw(Bytes().u8(0x01).u16(3).u32(0)).raw(name).empty();
  CHECK(reading(binxml, DefinitionForm::in_template).element ==
        ElementDefinition{.name = "A", .dependency = 3});
}

TEST_CASE("elements stand in elements, in order") {
  const auto binxml = BinXml()
                          .element(u"A")
                          .content()
                          .element(u"B")
                          .empty()
                          .text(u"t")
                          .element(u"C")
                          .content()
                          .element(u"D")
                          .empty()
                          .end()
                          .end();
  CHECK(element(binxml) ==
        ElementDefinition{
            .name = "A",
            .content = {ElementDefinition{.name = "B"}, Text{.value = "t"},
                        ElementDefinition{.name = "C", .content = {ElementDefinition{"D"}}}}});
}

TEST_CASE("an attribute has texts, references and substitutions as its value, or nothing") {
  const auto binxml = BinXml()
                          .element_with(u"A")
                          .attribute(u"none")
                          .attribute(u"b")
                          .text(u"x")
                          .entity(u"amp")
                          .character(0xe9)
                          .substitution(1)
                          .optional(0xffff)
                          .cdata(u"y")
                          .number(0x08, Bytes().u32(7))
                          .empty();
  const std::vector<AttributeDefinition> expected{
      {.name = "none"},
      {.name = "b",
       .value = {Text{.value = "x"}, Text{.value = "&"}, Text{.value = "\u00e9"},
                 Substitution{.index = 1}, Substitution{.index = 0xffff, .is_optional = true},
                 Text{.value = "y"}, Text{.value = "7"}}}};
  CHECK(element(binxml).attributes == expected);
}

TEST_CASE("tokens that say more is to come mean what they mean without") {
  const auto more = [](BinXml& binxml, std::uint8_t token) -> BinXml& {
    return binxml.raw(Bytes().u8(token));
  };
  BinXml binxml;
  more(binxml.element_with(u"A"), 0x46).name(u"b");
  more(binxml, 0x45).raw(Bytes().u8(1).u16(1).utf16(u"x"));
  more(binxml.attribute(u"c"), 0x48).raw(Bytes().u16(0x42));
  more(binxml.content(), 0x47).raw(Bytes().u16(1).utf16(u"z"));
  more(binxml, 0x49).name(u"lt");
  binxml.end();
  CHECK(element(binxml) ==
        ElementDefinition{.name = "A",
                          .attributes = {{.name = "b", .value = {Text{.value = "x"}}},
                                         {.name = "c", .value = {Text{.value = "B"}}}},
                          .content = {Text{.value = "z<"}}});
}

TEST_CASE("substitutions in content are known by index and by whether they are optional") {
  const auto content =
      element(BinXml().element(u"A").content().substitution(2).optional(3).end()).content;
  const std::vector<ElementDefinition::Part> expected{
      Substitution{.index = 2}, Substitution{.index = 3, .is_optional = true}};
  CHECK(content == expected);
}

TEST_CASE("texts, CDATA and references beside one another are one text") {
  CHECK(text_in([](BinXml& binxml) {
          binxml.text(u"a ").entity(u"lt").cdata(u"<b>").character(0x20ac).entity(u"gt").text(u"");
        }) == Text{.value = "a <<b>\u20ac>"});
}

TEST_CASE("the five entities of XML are their characters, another one stands as it is written") {
  const auto [name, expected] = GENERATE(table<std::u16string, std::string>({{u"amp", "&"},
                                                                             {u"apos", "'"},
                                                                             {u"gt", ">"},
                                                                             {u"lt", "<"},
                                                                             {u"quot", "\""},
                                                                             {u"AMP", "&AMP;"},
                                                                             {u"nbsp", "&nbsp;"},
                                                                             {u"", "&;"}}));
  CHECK(text_in([entity = name](BinXml& binxml) { binxml.entity(entity); }).value == expected);
}

TEST_CASE("a reference to half a character is U+FFFD and keeps its code unit") {
  CHECK(text_in([](BinXml& binxml) { binxml.character(0xd83d); }) ==
        Text{.value = "\ufffd", .code_units = "d83d"});
}

TEST_CASE("code units of texts that become one stay apart") {
  CHECK(text_in([](BinXml& binxml) { binxml.text(u"a").character(0xd83d).character(0xde00); }) ==
        Text{.value = "a\ufffd\ufffd", .code_units = "d83d de00"});
}

TEST_CASE("a text may be a number of any type that has a size of its own") {
  CHECK(number_in(0x00, Bytes()) == "");
  CHECK(number_in(0x03, Bytes().u8(0xff)) == "-1");
  CHECK(number_in(0x04, Bytes().u8(0xff)) == "255");
  CHECK(number_in(0x05, Bytes().u16(0xffff)) == "-1");
  CHECK(number_in(0x06, Bytes().u16(4653)) == "4653");
  CHECK(number_in(0x07, Bytes().u32(0xffffffff)) == "-1");
  CHECK(number_in(0x08, Bytes().u32(7)) == "7");
  CHECK(number_in(0x09, Bytes().u64(~0ULL)) == "-1");
  CHECK(number_in(0x0a, Bytes().u64(7)) == "7");
  CHECK(number_in(0x0b, Bytes().u32(std::bit_cast<std::uint32_t>(1.5F))) == "1.5");
  CHECK(number_in(0x0c, Bytes().u64(std::bit_cast<std::uint64_t>(1.5))) == "1.5");
  CHECK(number_in(0x0d, Bytes().u32(1)) == "true");
  CHECK(number_in(0x0f, Bytes().repeat(16, 0)) == "{00000000-0000-0000-0000-000000000000}");
  CHECK(number_in(0x10, Bytes().u64(16)) == "0x10");
  CHECK(number_in(0x11, Bytes().u64(116444736000000000)) == "1970-01-01T00:00:00.0000000Z");
  CHECK(number_in(0x12, Bytes().repeat(16, 0)) == "0000-00-00T00:00:00.000Z");
  CHECK(number_in(0x14, Bytes().u32(16)) == "0x10");
  CHECK(number_in(0x15, Bytes().u64(16)) == "0x10");
}

TEST_CASE("a text of a type without a size of its own has no place") {
  for (const unsigned type : {0x02U, 0x0eU, 0x13U, 0x16U, 0x20U, 0x21U, 0x81U, 0xffU})
    CHECK(problem_of(BinXml().element(u"A").content().number(static_cast<std::uint8_t>(type),
                                                             Bytes().u64(0))) ==
          fmt::format("at 0x122f: a value of type {:#04x} has no place in a text", type));
}

TEST_CASE("processing instructions are stepped over") {
  const auto binxml =
      BinXml().element(u"A").content().text(u"a").instruction(u"pi", u"data").text(u"b").end();
  CHECK(element(binxml) == ElementDefinition{.name = "A", .content = {Text{.value = "ab"}}});
}

TEST_CASE("a token that has no place is named, with its own") {
  const auto in_element = [](std::uint8_t token) {
    return problem_of(BinXml().element(u"A").content().raw(Bytes().u8(token).u64(0)));
  };
  for (const unsigned token : {0x00U, 0x02U, 0x03U, 0x06U, 0x0cU, 0x0fU, 0x10U, 0x30U, 0xffU})
    CHECK(in_element(static_cast<std::uint8_t>(token)) ==
          fmt::format("at 0x122e: token {:#04x} has no place in an element", token));
  CHECK(problem_of(BinXml().element(u"A").end()) ==
        "at 0x122d: token 0x04 has no place in a start tag");
  CHECK(problem_of(BinXml().element(u"A").attribute(u"b").empty()) ==
        "at 0x122d: token 0x06 has no place in a start tag");
  CHECK(problem_of(BinXml().element_with(u"A").attribute(u"b").element(u"C")) ==
        "at 0x1242: token 0x01 has no place in a start tag");
}

TEST_CASE("an element whose end tag is missing says what was wanted") {
  CHECK(problem_of(BinXml().element(u"A").content()) ==
        "at 0x122e: content of an element needs 1 bytes, 0 left");
  CHECK(problem_of(BinXml().element(u"A").content().element(u"B").content().end()) ==
        "at 0x1245: content of an element needs 1 bytes, 0 left");
}

TEST_CASE("elements are nested to a depth and no deeper") {
  const auto nested = [](int depth) {
    BinXml binxml;
    binxml.element(u"A");
    for (int i = 0; i < depth; ++i) binxml.content().open(0x01).name_at(kFirst + 9);
    binxml.empty();
    for (int i = 0; i < depth; ++i) binxml.end();
    return binxml;
  };
  CHECK(problem_of(nested(64)) == "");
  CHECK(problem_of(nested(65)) == "at 0x14af: elements are nested more than 64 deep");
  CHECK(problem_of(nested(5000)) == "at 0x14af: elements are nested more than 64 deep");
}

TEST_CASE("every prefix of an element is told as an error") {
  const auto whole = BinXml()
                         .element_with(u"A")
                         .attribute(u"b")
                         .text(u"c")
                         .optional(1)
                         .content()
                         .entity(u"amp")
                         .character(0x41)
                         .cdata(u"d")
                         .instruction(u"e", u"f")
                         .number(0x15, Bytes().u64(1))
                         .substitution(2)
                         .end();
  REQUIRE(problem_of(whole) == "");
  for (std::size_t size = 1; size < whole.bytes().size(); ++size) {
    CAPTURE(size);
    CHECK(problem_of(BinXml().raw(Bytes().bytes(whole.bytes().span().first(size)))) != "");
  }
}
