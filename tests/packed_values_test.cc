#include "timeline/packed_values.h"

#include <string>
#include <string_view>
#include <vector>

#include "bytes.h"
#include "evtx/error.h"
#include "testing.h"

namespace {

using evtx::binxml::Filling;

// `value|code units` of so many packed values.
std::vector<std::string> texts_of(const std::string& bytes, std::size_t count,
                                  const timeline::TextPool& pool) {
  CHECK(timeline::packed_size(bytes.data(), count) == bytes.size());
  timeline::ValueReader reader(bytes.data(), pool);
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < count; ++i) {
    const auto& [value, code_units] = reader.next();
    texts.push_back(std::string(value) + "|" + std::string(code_units));
  }
  return texts;
}

std::vector<std::string> unpacked(const std::vector<events::FieldValue>& values) {
  timeline::TextPool pool;
  std::string bytes;
  pack_values(bytes, values, pool);
  return texts_of(bytes, values.size(), pool);
}

std::vector<std::string> unpacked_fillings(const std::vector<Filling>& fillings) {
  timeline::TextPool pool;
  std::string bytes;
  {
    timeline::ValueWriter writer(bytes, fillings.size(), pool);
    for (const auto& filling : fillings) writer.add(filling);
    writer.finish();
  }
  return texts_of(bytes, fillings.size(), pool);
}

evtx::binxml::Value utf16(const Bytes& bytes) { return {.type = 0x01, .bytes = bytes.span()}; }

std::size_t packed_size(std::string_view value) {
  timeline::TextPool texts;
  std::string bytes;
  pack_value(bytes, {.value = value}, texts);
  return bytes.size();
}

}  // namespace

TEST_CASE("values of any length are unpacked as they were packed") {
  const std::string longest_inline(23, 'x');
  const std::string shortest_pooled(24, 'y');
  const std::string very_long(100'000, 'z');
  const std::string with_nul("a\0b", 3);
  CHECK(unpacked({{""}, {longest_inline}, {shortest_pooled}, {very_long}, {with_nul}}) ==
        std::vector<std::string>{"|", longest_inline + "|", shortest_pooled + "|", very_long + "|",
                                 with_nul + "|"});
}

TEST_CASE("a value takes a byte more than its text, and a long one 5 bytes") {
  CHECK(packed_size("") == 1);
  CHECK(packed_size("192.0.2.1") == 10);
  CHECK(packed_size(std::string(500, 'x')) == 5);
}

TEST_CASE("values that are packed at once are those that are packed one by one") {
  const std::vector<events::FieldValue> values{
      {"192.0.2.1"}, {"an inline text, as long"}, {}, {"\xef\xbf\xbd", "d800"}, {"7"}};
  timeline::TextPool texts;
  std::string one_by_one = "before";
  for (const auto& value : values) pack_value(one_by_one, value, texts);
  std::string at_once = "before";
  pack_values(at_once, values, texts);
  CHECK(at_once == one_by_one);
}

TEST_CASE("code units are packed beside their value") {
  CHECK(unpacked({{"a", "d800"}, {"", "dc00"}, {"b"}}) ==
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
  CHECK(unpacked_fillings({Filling{}, utf16(longest_inline), utf16(shortest_pooled),
                           utf16(with_nuls), utf16(umlaut), utf16(lone), utf16(odd),
                           std::string_view("of the template"),
                           evtx::binxml::Value{.type = 0x08, .bytes = number.span()}, utf16({})}) ==
        std::vector<std::string>{"|", "an inline text, as long|", "a text as short as pooled|",
                                 "192.0.2.1|", "gr\u00fcn|", "\ufffda|d800 0061",
                                 "ab\ufffd|0061 0062 63", "of the template|", "500|", "|"});
}

TEST_CASE("the writer tells how long the texts are that it has packed") {
  const auto lone = Bytes().u16(0xd800);
  const auto address = Bytes().utf16(u"192.0.2.1");
  timeline::TextPool pool;
  std::string bytes;
  timeline::ValueWriter writer(bytes, 5, pool);
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
}

TEST_CASE("values that were not finished are taken back") {
  const auto byte = Bytes().u8(1);
  timeline::TextPool pool;
  std::string bytes = "before";
  {
    timeline::ValueWriter writer(bytes, 2, pool);
    writer.add(Filling{std::string_view("a")});
    const Filling unknown = evtx::binxml::Value{.type = 0x7e, .bytes = byte.span()};
    CHECK_THROWS_AS(writer.add(unknown), evtx::Error);
  }
  CHECK(bytes == "before");
  {
    timeline::ValueWriter writer(bytes, 3, pool);
    writer.add(Filling{std::string_view("a")});
    writer.finish();
  }
  CHECK(bytes ==
        "before\x01"
        "a");
}

TEST_CASE("so many values take as many bytes as were packed") {
  timeline::TextPool texts;
  std::string bytes;
  pack_value(bytes, {.value = ""}, texts);
  pack_value(bytes, {.value = "inline"}, texts);
  pack_value(bytes, {.value = std::string(500, 'x')}, texts);
  pack_value(bytes, {.value = "a", .code_units = "d800"}, texts);
  CHECK(timeline::packed_size(bytes.data(), 4) == bytes.size());
}
