#include "evtx/libevtx/surrogate_defect.h"

#include <string>

#include "bytes.h"
#include "evtx/libevtx/reader.h"
#include "evtx/record_walk.h"
#include "evtx/xml_element.h"
#include "testing.h"

namespace defect = evtx::surrogate_defect;

TEST_CASE("characters beyond U+FFFF are shifted back, all others stay") {
  CHECK(defect::repaired("\U0001F113") == "\U0001F512");
  CHECK(defect::repaired("a\U0001F113\u65e5\U0010FC00b") == "a\U0001F512\u65e5\U0010FFFFb");
  CHECK(defect::repaired("") == "");
  CHECK(defect::repaired("plain \u00e9 \uffff") == "plain \u00e9 \uffff");
  CHECK(defect::repaired("cut\xf0\x9f") == "cut\xf0\x9f");
}

TEST_CASE("a text is beyond repair if it has a suspect character and the bytes such a pair") {
  const auto pair = Bytes().u8(1).u16(0xd800).u16(0xdc01);
  const auto no_pair = Bytes().u8(1).u16(0xd83d).u16(0xdc01);
  CHECK(defect::is_beyond_repair("\ufc02", pair.span()));
  CHECK(defect::is_beyond_repair("x\ue000\uffff", pair.span()));
  CHECK_FALSE(defect::is_beyond_repair("\ufc00", pair.span()));
  CHECK_FALSE(defect::is_beyond_repair("\ufc02", no_pair.span()));
  CHECK_FALSE(defect::is_beyond_repair("", pair.span()));
}

TEST_CASE("the probe is a chunk of one whole record") {
  const auto chunk = defect::probe();
  evtx::RecordWalk walk(chunk);
  CHECK(std::get<evtx::Frame>(walk.next().value()).id == 1);
}

TEST_CASE("the probe's record is no event, and libevtx decodes it far enough to tell") {
  const auto chunk = defect::probe();
  evtx::RecordWalk walk(chunk);
  const auto frame = std::get<evtx::Frame>(walk.next().value());
  const auto results = evtx::read_with_libevtx(chunk, std::span(&frame, 1));
  CHECK(std::get<evtx::Error>(results.at(0)).problem() == "record has no System element");
}
