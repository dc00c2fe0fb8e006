#include "timeline/record_texts.h"

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
