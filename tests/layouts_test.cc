#include "evtx/binxml/layouts.h"

#include <string>

#include "binxml_bytes.h"
#include "evtx/error.h"
#include "testing.h"

namespace {

using binxml_bytes::BinXml;
using binxml_bytes::chunk_of;
using evtx::binxml::Budget;
using evtx::binxml::Layouts;

// The one field's name, or why there is none.
std::string field_in(const evtx::Chunk& chunk, Layouts& layouts,
                     std::uint32_t position = binxml_bytes::kFirstDefinition) {
  try {
    Budget budget(chunk);
    const auto layout = layouts.at(chunk, position, budget);
    return layout->event_data ? layout->event_data->at(0).name : "not learned";
  } catch (const evtx::Error& error) {
    return error.problem();
  }
}

BinXml event_data(std::u16string_view field) {
  BinXml binxml;
  binxml.begin_definition().element(u"EventData").content().element(field).content();
  binxml.substitution(0).end().end().end_definition().values({binxml_bytes::string(u"x")});
  return binxml;
}

// The same, but the field's name stands behind, and so many of its bytes count as the definition's.
Bytes event_data_and_name(std::u16string_view field, std::uint32_t inside) {
  const auto write = [](std::uint32_t name) {
    BinXml binxml;
    binxml.begin_definition().element(u"EventData").content();
    binxml.open(0x01).name_at(name).content().substitution(0).end().end();
    return binxml.end_definition();
  };
  const auto end = write(0).position();
  auto bytes = write(end).bytes();
  bytes.put(binxml_bytes::kFirstDefinition - binxml_bytes::kFirst + 20,
            end - binxml_bytes::kFirstDefinition - 24 + inside);
  bytes.u32(0).u16(0).u16(static_cast<std::uint16_t>(field.size()));
  return bytes.utf16(field).u16(0);
}

}  // namespace

TEST_CASE("a template that is known costs as much as one that is new") {
  Layouts layouts;
  const auto chunk = chunk_of({event_data(u"A").bytes()});
  Budget first;
  const auto layout = layouts.at(chunk, binxml_bytes::kFirstDefinition, first);
  Budget second;
  CHECK(layouts.at(chunk, binxml_bytes::kFirstDefinition, second) == layout);
  CHECK(first.left() < Budget::kOfAChunk);
  CHECK(first.left() == second.left());
}

TEST_CASE("a template is known again in another chunk, and another one in its place is not it") {
  Layouts layouts;
  const auto chunk = chunk_of({event_data(u"A").bytes()});
  Budget budget;
  const auto layout = layouts.at(chunk, binxml_bytes::kFirstDefinition, budget);
  CHECK(layouts.at(chunk_of({event_data(u"A").bytes()}), binxml_bytes::kFirstDefinition, budget) ==
        layout);
  CHECK(field_in(chunk_of({event_data(u"B").bytes()}), layouts) == "B");
  CHECK(field_in(chunk, layouts) == "A");
}

TEST_CASE("a template is the same in whatever place it is defined") {
  Layouts layouts;
  Budget budget;
  const auto first = chunk_of({event_data(u"A").bytes()});
  BinXml later(binxml_bytes::kFirst + 100);
  later.begin_definition().element(u"EventData").content().element(u"A").content();
  later.substitution(0).end().end().end_definition();
  const auto second = chunk_of({Bytes().repeat(100, 0).bytes(later.bytes().span())});
  const auto one = layouts.at(first, binxml_bytes::kFirstDefinition, budget);
  const auto other = layouts.at(second, binxml_bytes::kFirstDefinition + 100, budget);
  CHECK(one != other);
  CHECK(*one == *other);
}

TEST_CASE("a name that another chunk has in its place is that chunk's, wherever it begins") {
  // Behind the definition, across its end in front of its length, among its characters.
  const auto inside = GENERATE(0U, 2U, 6U, 8U, 12U);
  CAPTURE(inside);
  Layouts layouts;
  const auto chunk = [&](std::u16string_view field) {
    return chunk_of({event_data_and_name(field, inside)});
  };
  CHECK(field_in(chunk(u"ABCDEFGH"), layouts) == "ABCDEFGH");
  CHECK(field_in(chunk(u"ABCDEFXY"), layouts) == "ABCDEFXY");
  CHECK(field_in(chunk(u"ABCDEFGH"), layouts) == "ABCDEFGH");
}

TEST_CASE("a name that runs out of a cut chunk is not found there, though another chunk has it") {
  Layouts layouts;
  const auto binxml = event_data_and_name(u"ABCDEFGH", 8);
  auto chunk = chunk_of({binxml});
  CHECK(field_in(chunk, layouts) == "ABCDEFGH");
  chunk.size = binxml_bytes::kFirst + binxml.size() - 4;
  CHECK(field_in(chunk, layouts) == "name needs 16 bytes, 14 left");
}

TEST_CASE("where no definition is, nothing is learned") {
  Layouts layouts;
  const auto chunk = chunk_of({Bytes().repeat(200, 0)});
  CHECK(field_in(chunk, layouts) == "token needs 1 bytes, 0 left");
  CHECK(field_in(chunk, layouts, evtx::kChunkSize - 10) ==
        "template definition needs 20 bytes, 10 left");
  BinXml user_data;
  user_data.begin_definition().element(u"UserData").empty().end_definition();
  CHECK(field_in(chunk_of({user_data.bytes()}), layouts) == "not learned");
}

TEST_CASE("a budget that is used up is an error, whether the template is known or not") {
  Layouts layouts;
  const auto chunk = chunk_of({event_data(u"A").bytes()});
  for (int i = 0; i < 2; ++i) {
    Budget budget;
    budget.spend(Budget::kOfAChunk - 150);
    CHECK_THROWS_AS(layouts.at(chunk, binxml_bytes::kFirstDefinition, budget), evtx::Error);
    CHECK(field_in(chunk, layouts) == "A");
  }
}
