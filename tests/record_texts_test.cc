#include "timeline/record_texts.h"

#include <cstddef>
#include <string>
#include <string_view>

#include "bytes.h"
#include "evtx/error.h"
#include "testing.h"

using timeline::RecordTexts;

TEST_CASE("texts come in the order in which they were added, with their code units") {
  const auto lone = Bytes().u16(0xd800).u16('a');
  RecordTexts texts;
  texts.add(std::string_view("first"));
  texts.add({});
  texts.add(evtx::binxml::Value{.type = 0x01, .bytes = lone.span()});
  texts.add(std::string_view("last"));
  const auto all = texts.all();
  REQUIRE(all.size() == 4);
  CHECK(all[0].value == "first");
  CHECK(all[1].value.empty());
  CHECK(all[2].value ==
        "\xef\xbf\xbd"
        "a");
  CHECK(all[2].code_units == "d800 0061");
  CHECK(all[3].value == "last");
  CHECK(all[3].code_units.empty());
}

TEST_CASE("texts of ASCII and others stand beside one another as they are") {
  const auto ascii = Bytes().utf16(u"192.0.2.1").u16(0).u16(0);
  const auto umlaut = Bytes().utf16(u"gr\u00fcn");
  const auto odd = Bytes().utf16(u"ab").u8('c');
  const auto nuls = Bytes().u16(0).u16(0);
  const auto number = Bytes().u32(500);
  const std::string long_text(5000, 'x');
  RecordTexts texts;
  for (int record = 0; record < 2; ++record) {
    texts.clear();
    for (const auto* bytes : {&ascii, &umlaut, &odd, &nuls, &ascii})
      texts.add(evtx::binxml::Value{.type = 0x01, .bytes = bytes->span()});
    texts.add(std::string_view(long_text));
    texts.add(evtx::binxml::Value{.type = 0x08, .bytes = number.span()});
    texts.add(evtx::binxml::Value{.type = 0x01, .bytes = ascii.span()});
    const auto all = texts.all();
    REQUIRE(all.size() == 8);
    for (const auto ip : {0, 4, 7}) CHECK(all[static_cast<std::size_t>(ip)].value == "192.0.2.1");
    CHECK(all[1].value == "gr\u00fcn");
    CHECK(all[1].code_units.empty());
    CHECK(all[2].value == "ab\ufffd");
    CHECK(all[2].code_units == "0061 0062 63");
    CHECK(all[3].value.empty());
    CHECK(all[5].value == long_text);
    CHECK(all[6].value == "500");
  }
}

TEST_CASE("the texts of the record before are gone, also where one of them could not be read") {
  const auto byte = Bytes().u8(1);
  RecordTexts texts;
  texts.add(std::string_view("before"));
  CHECK_THROWS_AS(texts.add(evtx::binxml::Value{.type = 0x7e, .bytes = byte.span()}), evtx::Error);
  texts.clear();
  CHECK(texts.all().empty());
  texts.add(std::string_view("a"));
  REQUIRE(texts.all().size() == 1);
  CHECK(texts.all()[0].value == "a");
}
