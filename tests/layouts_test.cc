#include "evtx/binxml/layouts.h"

#include <memory>
#include <string>
#include <utility>

#include "binxml_bytes.h"
#include "evtx/binxml/instance.h"
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

BinXml event_data(std::u16string_view field, std::uint32_t start = binxml_bytes::kFirst) {
  BinXml binxml(start);
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

// The same chunk, but so many bytes stand before the definition.
evtx::Chunk moved(const BinXml& binxml, std::size_t by) {
  return chunk_of({Bytes().repeat(by, 0).bytes(binxml.bytes().span())});
}

enum class NamePlace { here, first_field, before };

// How many names stand in the chunk for the two fields.
int names(NamePlace place) { return place == NamePlace::here ? 2 : 1; }

// Two fields of one name, the second of which is written there.
evtx::Chunk two_fields(NamePlace place) {
  const auto name = Bytes().u32(0).u16(0).u16(1).utf16(u"A").u16(0);
  const bool is_before = place == NamePlace::before;
  Bytes before = is_before ? name : Bytes();
  BinXml binxml(binxml_bytes::kFirst + static_cast<std::uint32_t>(before.size()));
  binxml.begin_definition().element(u"EventData").content();
  const auto first_name = is_before ? binxml_bytes::kFirst : binxml.position() + 11;
  if (is_before) {
    binxml.open(0x01).name_at(first_name);
  } else {
    binxml.element(u"A");
  }
  binxml.content().substitution(0).end();
  if (place == NamePlace::here) {
    binxml.element(u"A");
  } else {
    binxml.open(0x01).name_at(first_name);
  }
  binxml.content().substitution(1).end().end().end_definition();
  return chunk_of({before.bytes(binxml.bytes().span())});
}

struct Known {
  std::shared_ptr<const evtx::binxml::Layout> known{};
  std::size_t cost = 0;
};

Known layout_in(const evtx::Chunk& chunk, Layouts& layouts) {
  const auto offset = binxml_bytes::kFirstDefinition +
                      (chunk.bytes[binxml_bytes::kFirst] == std::byte{0x0c} ? 0U : 12U);
  Budget budget;
  auto known = layouts.at(chunk, offset, budget);
  const auto own = evtx::binxml::definition_bytes(chunk, offset).size();
  return {.known = std::move(known), .cost = Budget::kOfAChunk - budget.left() - own};
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

TEST_CASE("a template is known again where it is defined in another place") {
  Layouts layouts;
  Budget budget;
  const auto first = chunk_of({event_data(u"A").bytes()});
  const auto later = moved(event_data(u"A", binxml_bytes::kFirst + 100), 100);
  const auto other = moved(event_data(u"B", binxml_bytes::kFirst + 100), 100);
  const auto layout = layouts.at(first, binxml_bytes::kFirstDefinition, budget);
  CHECK(layouts.at(later, binxml_bytes::kFirstDefinition + 100, budget) == layout);
  CHECK(field_in(other, layouts, binxml_bytes::kFirstDefinition + 100) == "B");
}

TEST_CASE("a definition of the same bytes in another place has its names elsewhere") {
  Layouts layouts;
  CHECK(field_in(chunk_of({event_data(u"A").bytes()}), layouts) == "A");
  const auto other = moved(event_data(u"A"), 100);
  Layouts fresh;
  const auto position = binxml_bytes::kFirstDefinition + 100;
  CHECK(field_in(other, layouts, position) == field_in(other, fresh, position));
  CHECK(field_in(other, layouts, position) != "A");
}

TEST_CASE("a template is known again, and costs the same, whichever of its names it holds") {
  // "EventData" and two fields of one name: each name is written where it is used, or the second
  // field has the name of the first, or one that stands before the definition.
  const auto place = GENERATE(NamePlace::here, NamePlace::first_field, NamePlace::before);
  const auto other_place = GENERATE(NamePlace::here, NamePlace::first_field, NamePlace::before);
  CAPTURE(place, other_place);
  Layouts layouts;
  const auto layout = layout_in(two_fields(place), layouts);
  REQUIRE(layout.known->event_data);
  CHECK(layout.known->event_data->size() == 2);
  Layouts fresh;
  const auto other = layout_in(two_fields(other_place), layouts);
  const auto alone = layout_in(two_fields(other_place), fresh);
  CHECK(*other.known == *alone.known);
  CHECK(other.cost == alone.cost);
  CHECK((other.known == layout.known) == (names(place) == names(other_place)));
}

TEST_CASE("a definition with more names than any real one is learned wherever it is") {
  Layouts layouts;
  const auto define = [](std::uint32_t fields) {
    BinXml binxml;
    binxml.begin_definition().element(u"EventData").content();
    for (std::uint32_t i = 0; i < fields; ++i) binxml.element(u"A").content().substitution(0).end();
    binxml.end().end_definition();
    return chunk_of({binxml.bytes()});
  };
  const auto is_known_again = [&](std::uint32_t fields) {
    const auto chunk = define(fields);
    Budget budget;
    const auto layout = layouts.at(chunk, binxml_bytes::kFirstDefinition, budget);
    CHECK(layout->event_data.value().size() == fields);
    return layouts.at(chunk, binxml_bytes::kFirstDefinition, budget) == layout;
  };
  CHECK(is_known_again(255));
  CHECK_FALSE(is_known_again(256));
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
