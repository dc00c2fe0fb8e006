#include "evtx/libevtx/mark_defect.h"

#include <string>

#include "binxml_bytes.h"
#include "evtx/libevtx/reader.h"
#include "testing.h"

namespace defect = evtx::mark_defect;

namespace {

using binxml_bytes::BinXml;
using binxml_bytes::kElementSizeAt;

constexpr std::uint8_t kString = 0x01;
constexpr std::uint8_t kStrings = 0x81;

// `<E>` around this, in the definition of a whole record.
template <class Content>
Bytes record(const Content& write_content, const std::vector<binxml_bytes::Value>& values) {
  BinXml binxml;
  binxml.header().begin_definition().element(u"E").content();
  write_content(binxml);
  const auto end = static_cast<std::uint32_t>(binxml.end().bytes().size());
  auto bytes = binxml.end_definition().values(values).end_of_fragment().bytes();
  return bytes.put(kElementSizeAt, end - kElementSizeAt - 4);
}

Bytes record_of_value(const binxml_bytes::Value& value) {
  return record([](BinXml& binxml) { binxml.substitution(0); }, {value});
}

Bytes record_of_text(std::u16string_view text) {
  return record([&](BinXml& binxml) { binxml.text(text); }, {});
}

// What libevtx, or the check before it, says of the only record of a chunk.
std::string problem_with(const Bytes& record) {
  const auto chunk = binxml_bytes::chunk_of({record});
  const auto results = evtx::read_with_libevtx(chunk, chunk_bytes::frames_of(chunk));
  return std::get<evtx::Error>(results.at(0)).problem();
}

constexpr auto kKept = "a text may be a byte order mark alone, which crashes libevtx";
constexpr auto kRead = "record has no System element";  // libevtx gives its XML

}  // namespace

TEST_CASE("a mark is found anywhere in the bytes of texts, and in nothing else") {
  CHECK(defect::is_met_by_value(kString, Bytes().u16(0xfeff).span()));
  CHECK(defect::is_met_by_value(kString, Bytes().u16(0xfffe).span()));
  CHECK(defect::is_met_by_value(kString, Bytes().utf16(u"a\ufeffb").span()));
  CHECK(defect::is_met_by_value(kString, Bytes().u8(0).u16(0xfeff).u8(0).span()));
  CHECK(defect::is_met_by_value(kStrings, Bytes().utf16(u"a").u16(0).u16(0xfeff).span()));
  CHECK_FALSE(defect::is_met_by_value(kString, {}));
  CHECK_FALSE(defect::is_met_by_value(kString, Bytes().utf16(u"a\uffff\uff01").span()));
  CHECK_FALSE(defect::is_met_by_value(0x06, Bytes().u16(0xfeff).span()));
}

TEST_CASE("half a mark is one at the odd end of a text") {
  CHECK(defect::is_met_by_value(kString, Bytes().utf16(u"a").u8(0xff).span()));
  CHECK(defect::is_met_by_value(kString, Bytes().u8(0xfe).span()));
  CHECK_FALSE(defect::is_met_by_value(kString, Bytes().utf16(u"\uff21").span()));
}

TEST_CASE("a mark counts among the characters of a text token, and nowhere else in BinXML") {
  const auto text = [](std::uint8_t token, std::uint16_t units) {
    return Bytes().u16(0).u8(token).u8(kString).u16(units);
  };
  CHECK(defect::is_met_by_texts(text(0x05, 1).u16(0xfeff).span()));
  CHECK(defect::is_met_by_texts(text(0x45, 3).utf16(u"ab").u16(0xfffe).u32(0).span()));
  CHECK_FALSE(defect::is_met_by_texts(text(0x05, 2).utf16(u"ab").u16(0xfffe).span()));
  CHECK_FALSE(defect::is_met_by_texts(text(0x06, 1).u16(0xfeff).span()));
  CHECK_FALSE(defect::is_met_by_texts(text(0x05, 1).u8(0xff).span()));
  CHECK_FALSE(defect::is_met_by_texts({}));
}

TEST_CASE("a record with a value that is a mark alone is kept from libevtx, which would crash") {
  CHECK(problem_with(record_of_value({kString, Bytes().u16(0xfeff)})) == kKept);
  CHECK(problem_with(record_of_value({kString, Bytes().u16(0xfffe)})) == kKept);
  CHECK(problem_with(record_of_value({0x06, Bytes().u16(0xfeff)})) == kRead);
  CHECK(problem_with(record_of_value({kString, Bytes().utf16(u"a")})) == kRead);
}

TEST_CASE("a record with a mark alone in its template is kept from libevtx, which would crash") {
  CHECK(problem_with(record_of_text(u"\ufeff")) == kKept);
  CHECK(problem_with(record_of_text(u"\ufffe")) == kKept);
  CHECK(problem_with(record_of_text(u"a")) == kRead);
}
