#include "timeline/common_values.h"

#include <string>
#include <vector>

#include "binxml_bytes.h"
#include "evtx/cursor.h"
#include "evtx/error.h"
#include "testing.h"

namespace {

using binxml_bytes::string;
using evtx::binxml::EventDataLayout;
using evtx::binxml::Place;
using evtx::binxml::ValueTable;
using timeline::TextLimit;

/// A table of values, and the bytes it looks at.
struct Table {
  explicit Table(const std::vector<binxml_bytes::Value>& all)
      : bytes(binxml_bytes::BinXml().values(all).bytes()) {
    evtx::Cursor cursor(bytes.span());
    values.read(cursor);
  }
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  Bytes bytes;
  ValueTable values{};
};

Place index(std::uint16_t number) { return number; }

/// The common values of records of one layout.
struct Packing {
  explicit Packing(EventDataLayout all) : layout(std::move(all)) {}

  timeline::FieldPlaces places() { return places_of(layout); }
  timeline::FieldPlaces places_of(const EventDataLayout& all) {
    std::vector<std::string> names;
    for (const auto& field : all) names.push_back(field.name);
    return common.places_of(all, events::Shape(names));
  }
  std::uint32_t place(const std::vector<binxml_bytes::Value>& values) {
    return common.of(places(), Table(values).values, TextLimit(100)).place;
  }
  // As they are unpacked, one behind the other.
  std::string texts(std::uint32_t place) {
    const auto event = timeline::append_values(bytes, place, {});
    const auto packed = timeline::PackedValues::at(bytes.data(), event).common;
    std::string all;
    for (const auto* value = packed.data(); value != packed.data() + packed.size();
         value = timeline::behind_value(value))
      all.append(timeline::unpacked_value(value, texts_).value).append("|");
    return all;
  }

  EventDataLayout layout;
  timeline::TextPool texts_{};
  std::string bytes{};
  timeline::CommonValues common{bytes, texts_};
};

EventDataLayout role_peer_and_module() {
  return {{"Role", index(0)}, {"RemoteAddress", index(1)}, {"KeyModName", index(2)}};
}

}  // namespace

TEST_CASE("the common values of records are packed once, whatever their own ones are") {
  Packing packing(role_peer_and_module());
  const auto first = packing.place({string(u"%%8205"), string(u"192.0.2.1"), string(u"%%8222")});
  CHECK(packing.texts(first) == "%%8205|%%8222|");
  CHECK(packing.place({string(u"%%8205"), string(u"192.0.2.2"), string(u"%%8222")}) == first);
  const auto other = packing.place({string(u"%%8206"), string(u"192.0.2.1"), string(u"%%8222")});
  CHECK(packing.texts(other) == "%%8206|%%8222|");
}

TEST_CASE("bytes that are of another type, or divided in another way, are other values") {
  Packing packing({{"Role", index(0)}, {"KeyModName", index(1)}});
  const Bytes four = Bytes().u16('1').u16('2');
  CHECK(packing.texts(packing.place({{0x01, four}, string(u"")})) == "12||");
  CHECK(packing.texts(packing.place({{0x08, four}, string(u"")})) == "3276849||");
  CHECK(packing.texts(packing.place({string(u"1"), string(u"2")})) == "1|2|");
}

TEST_CASE("the same bytes at the places of another layout are other values") {
  Packing packing({{"Role", index(0)}, {"KeyModName", Place("of one template")}});
  const Table table({string(u"a"), string(u"b")});
  const TextLimit limit(100);
  const auto text_of = [&](const EventDataLayout& layout) {
    return packing.texts(packing.common.of(packing.places_of(layout), table.values, limit).place);
  };
  CHECK(text_of(packing.layout) == "a|of one template|");
  CHECK(text_of({{"Role", index(0)}, {"KeyModName", Place("of another")}}) == "a|of another|");
  CHECK(text_of({{"KeyModName", Place("of another")}, {"Role", index(0)}}) == "of another|a|");
  CHECK(text_of({{"Role", index(1)}, {"KeyModName", Place("of another")}}) == "b|of another|");
  CHECK(text_of({{"Role", index(0)}, {"KeyModName", Place()}}) == "a||");
  CHECK(text_of({{"Role", index(0)}, {"KeyModName", index(0)}}) == "a|a|");
}

TEST_CASE("more layouts than a log has are packed, too") {
  Packing packing({});
  const Table table({string(u"a")});
  for (int i = 0; i < 200; ++i) {
    const auto text = std::to_string(i % 100);
    const EventDataLayout layout{{"Role", index(0)}, {"KeyModName", Place(text)}};
    const auto places = packing.places_of(layout);
    CHECK(packing.texts(packing.common.of(places, table.values, TextLimit(100)).place) ==
          "a|" + text + "|");
  }
}

TEST_CASE("many different common values are kept apart") {
  Packing packing({{"LocalAddress", index(0)}});
  for (int round = 0; round < 2; ++round)
    for (std::uint32_t i = 0; i < 2000; ++i)
      CHECK(packing.texts(packing.place({{0x08, Bytes().u32(i)}})) == std::to_string(i) + "|");
}

TEST_CASE("an event without common fields has none") {
  Packing packing({{"RemoteAddress", index(0)}});
  CHECK(packing.texts(packing.place({string(u"192.0.2.1")})).empty());
  CHECK(packing.texts(packing.place({string(u"192.0.2.2")})).empty());
}

TEST_CASE("a common value that is not there, or is no text, is refused each time") {
  Packing packing({{"Role", index(0)}, {"KeyModName", index(1)}});
  const auto number = Bytes().u8(7);
  for (int i = 0; i < 2; ++i) {
    CHECK_THROWS_AS(packing.place({string(u"a")}), evtx::Error);
    CHECK_THROWS_AS(packing.place({string(u"a"), {0x81, Bytes().utf16(u"of an array")}}),
                    evtx::Error);
    CHECK_THROWS_AS(packing.place({string(u"a"), {0x7e, number}}), evtx::Error);
  }
  CHECK(packing.texts(packing.place({string(u"a"), string(u"b")})) == "a|b|");
}

TEST_CASE("a value that a template names too often is refused, and nothing of it is kept") {
  EventDataLayout layout;
  for (int i = 0; i < 100; ++i) layout.push_back({"Role", index(0)});
  Packing packing(std::move(layout));
  CHECK_THROWS_AS(packing.place({string(std::u16string(20, u'x'))}), evtx::Error);
  CHECK(packing.bytes.empty());
}

TEST_CASE("values of more bytes than real ones have are packed, but not remembered") {
  Packing packing({{"Role", index(0)}, {"KeyModName", index(0)}});
  const auto is_remembered = [&](int nuls) {
    auto bytes = Bytes().utf16(u"a");
    for (int i = 0; i < nuls; ++i) bytes.u16(0);
    const auto first = packing.place({{0x01, bytes}});
    const auto second = packing.place({{0x01, bytes}});
    CHECK(packing.texts(first) == "a|a|");
    CHECK(packing.texts(second) == "a|a|");
    return first == second;
  };
  CHECK(is_remembered(1));
  CHECK(is_remembered(400));
  CHECK_FALSE(is_remembered(5000));
}

TEST_CASE("values that are known again may be too much for a smaller record") {
  Packing packing({{"Role", index(0)}});
  const Table table({string(std::u16string(800, u'x'))});
  const auto places = packing.places();
  CHECK(packing.common.of(places, table.values, TextLimit(100)).text_size == 800);
  TextLimit limit(100);
  limit.take(600);
  CHECK_THROWS_AS(limit.take(packing.common.of(places, table.values, limit).text_size),
                  evtx::Error);
}

TEST_CASE("how long the texts are is told of those that are known again, too") {
  Packing packing(role_peer_and_module());
  const Table table({string(u"%%8205"), string(u"192.0.2.1"), string(u"IKEv2")});
  for (int i = 0; i < 2; ++i)
    CHECK(packing.common.of(packing.places(), table.values, TextLimit(100)).text_size == 11);
}
