#include "timeline/packed_values.h"

#include <string>
#include <string_view>
#include <vector>

#include "binxml_bytes.h"
#include "bytes.h"
#include "evtx/cursor.h"
#include "evtx/error.h"
#include "testing.h"

namespace {

using evtx::binxml::Filling;
using timeline::ValueWriter;

using Texts = std::vector<std::string>;

std::string in_words(const events::FieldValue& value) {
  return std::string(value.value) + "|" + std::string(value.code_units);
}

// `value|code units` of packed values.
Texts texts_of(std::string_view packed, const timeline::TextPool& pool) {
  Texts texts;
  for (const auto* value = packed.data(); value != packed.data() + packed.size();
       value = timeline::behind_value(value))
    texts.push_back(in_words(timeline::unpacked_value(value, pool)));
  return texts;
}

template <class Value>
Texts unpacked(const std::vector<Value>& values) {
  timeline::TextPool pool;
  ValueWriter writer(pool);
  writer.begin(values.size());
  for (const auto& value : values) writer.add(value);
  return texts_of(writer.packed(), pool);
}

using Values = std::vector<events::FieldValue>;
using Fillings = std::vector<Filling>;

evtx::binxml::Value utf16(const Bytes& bytes) { return {.type = 0x01, .bytes = bytes.span()}; }

std::size_t packed_size(std::string_view value) {
  timeline::TextPool texts;
  ValueWriter writer(texts);
  writer.begin(1);
  writer.add(events::FieldValue{.value = value});
  return writer.packed().size();
}

/// The values of events of one shape, packed one behind the other.
struct PackedEvents {
  explicit PackedEvents(const std::vector<std::string>& names) : shape(names) {}

  // Where those of the event begin.
  std::uint32_t add(const Values& values) { return pack_values(bytes, shape, values, pool); }
  [[nodiscard]] timeline::PackedValues at(std::uint32_t begin) const {
    return timeline::PackedValues::at(bytes.data(), begin);
  }
  [[nodiscard]] Texts texts(std::uint32_t begin) const {
    timeline::ValueReader reader(at(begin), pool);
    Texts texts;
    for (const auto& field : shape.fields()) texts.push_back(in_words(reader.next(field)));
    return texts;
  }

  events::Shape shape;
  timeline::TextPool pool{};
  std::string bytes = "before";
};

}  // namespace

TEST_CASE("values of any length are unpacked as they were packed") {
  const std::string longest_inline(23, 'x');
  const std::string shortest_pooled(24, 'y');
  const std::string very_long(100'000, 'z');
  const std::string with_nul("a\0b", 3);
  CHECK(unpacked(Values{{""}, {longest_inline}, {shortest_pooled}, {very_long}, {with_nul}}) ==
        std::vector<std::string>{"|", longest_inline + "|", shortest_pooled + "|", very_long + "|",
                                 with_nul + "|"});
}

TEST_CASE("a value takes a byte more than its text, and a long one 5 bytes") {
  CHECK(packed_size("") == 1);
  CHECK(packed_size("192.0.2.1") == 10);
  CHECK(packed_size(std::string(500, 'x')) == 5);
}

TEST_CASE("code units are packed beside their value") {
  CHECK(unpacked(Values{{"a", "d800"}, {"", "dc00"}, {"b"}}) ==
        std::vector<std::string>{"a|d800", "|dc00", "b|"});
}

TEST_CASE("the texts of fillings are packed, whatever their types") {
  const auto longest_inline = Bytes().utf16(u"an inline text, as long");
  const auto shortest_pooled = Bytes().utf16(u"a text as short as pooled");
  const auto with_nuls = Bytes().utf16(u"192.0.2.1").u16(0).u16(0);
  const auto umlaut = Bytes().utf16(u"gr\u00fcn");
  const auto lone = Bytes().u16(0xd800).u16('a');
  const auto odd = Bytes().utf16(u"ab").u8('c');
  const auto number = Bytes().u32(500);
  CHECK(
      unpacked(Fillings{Filling{}, utf16(longest_inline), utf16(shortest_pooled), utf16(with_nuls),
                        utf16(umlaut), utf16(lone), utf16(odd), std::string_view("of the template"),
                        evtx::binxml::Value{.type = 0x08, .bytes = number.span()}, utf16({})}) ==
      std::vector<std::string>{"|", "an inline text, as long|", "a text as short as pooled|",
                               "192.0.2.1|", "gr\u00fcn|", "\ufffda|d800 0061",
                               "ab\ufffd|0061 0062 63", "of the template|", "500|", "|"});
}

TEST_CASE("the writer tells how long the texts are that it has packed") {
  const auto lone = Bytes().u16(0xd800);
  const auto address = Bytes().utf16(u"192.0.2.1");
  timeline::TextPool pool;
  ValueWriter writer(pool);
  writer.begin(5);
  writer.add(Filling{});
  CHECK(writer.text_size() == 0);
  writer.add(utf16(address));
  CHECK(writer.text_size() == 9);
  writer.add(Filling{std::string_view("a text that goes to the pool")});
  CHECK(writer.text_size() == 37);
  writer.add(utf16(lone));  // one of 3 bytes, and d800
  CHECK(writer.text_size() == 44);
  writer.add(events::FieldValue{.value = "a", .code_units = "d800"});
  CHECK(writer.text_size() == 49);
  writer.begin(1);
  CHECK(writer.text_size() == 0);
}

TEST_CASE("nothing of the values before is in those that begin behind them") {
  const auto byte = Bytes().u8(1);
  timeline::TextPool pool;
  ValueWriter writer(pool);
  writer.begin(2);
  writer.add(Filling{std::string_view("a")});
  const Filling unknown = evtx::binxml::Value{.type = 0x7e, .bytes = byte.span()};
  CHECK_THROWS_AS(writer.add(unknown), evtx::Error);
  writer.begin(3);
  writer.add(Filling{std::string_view("b")});
  CHECK(texts_of(writer.packed(), pool) == Texts{"b|"});
}

TEST_CASE("what a place holds is packed as its filling is") {
  using evtx::binxml::Place;
  const auto bytes = binxml_bytes::BinXml()
                         .values({binxml_bytes::string(u"192.0.2.1"),
                                  {0x08, Bytes().u32(500)},
                                  {0x00, Bytes()},
                                  {0x0d, Bytes().u32(1)},
                                  {0x81, Bytes().utf16(u"of an array")}})
                         .bytes();
  evtx::Cursor cursor(bytes.span());
  evtx::binxml::ValueTable values;
  values.read(cursor);
  const auto index = [](int number) { return Place(static_cast<std::uint16_t>(number)); };
  timeline::TextPool pool;
  ValueWriter writer(pool);
  writer.begin(7);
  for (const auto& place :
       {index(0), index(1), index(2), index(3), Place("of the template"), Place()})
    writer.add(place, values);
  CHECK(texts_of(writer.packed(), pool) ==
        Texts{"192.0.2.1|", "500|", "|", "true|", "of the template|", "|"});
  CHECK_THROWS_AS(writer.add(index(4), values), evtx::Error);
  CHECK_THROWS_AS(writer.add(index(5), values), evtx::Error);
}

TEST_CASE("the values of an event are unpacked in the order of its fields, common ones or not") {
  PackedEvents packed({"Role", "RemoteAddress", "KeyModName", "Role", "Odd"});
  REQUIRE(packed.shape.fields()[0].is_common);
  REQUIRE_FALSE(packed.shape.fields()[1].is_common);
  const auto first = packed.add({{"%%8205"}, {"192.0.2.1"}, {"%%8222"}, {"a", "d800"}, {"x"}});
  const auto second = packed.add({{"%%8206"}, {""}, {std::string(500, 'x')}, {""}, {"y", "dc00"}});
  CHECK(packed.texts(first) == Texts{"%%8205|", "192.0.2.1|", "%%8222|", "a|d800", "x|"});
  CHECK(packed.texts(second) == Texts{"%%8206|", "|", std::string(500, 'x') + "|", "|", "y|dc00"});
}

TEST_CASE("the same values are held as the same bytes, common ones apart from own ones") {
  PackedEvents packed({"Role", "RemoteAddress", "KeyModName"});
  const auto first = packed.add({{"%%8205"}, {"192.0.2.1"}, {"%%8222"}});
  const auto second = packed.add({{"%%8205"}, {"192.0.2.22"}, {"%%8222"}});
  CHECK(packed.at(first).common == packed.at(second).common);
  CHECK(texts_of(packed.at(first).common, packed.pool) == Texts{"%%8205|", "%%8222|"});
  CHECK(texts_of({packed.at(second).own, 11}, packed.pool) == Texts{"192.0.2.22|"});
}

TEST_CASE("events can have common values that were packed before them") {
  PackedEvents packed({"Role", "RemoteAddress"});
  const auto role = timeline::append_common(packed.bytes, "\x06%%8205");
  const auto first = timeline::append_values(packed.bytes, role,
                                             "\x01"
                                             "a");
  const auto second = timeline::append_values(packed.bytes, role,
                                              "\x01"
                                              "b");
  CHECK(packed.texts(first) == Texts{"%%8205|", "a|"});
  CHECK(packed.texts(second) == Texts{"%%8205|", "b|"});
}
