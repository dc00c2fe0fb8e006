#include "evtx/binxml/name.h"

#include <fmt/format.h>

#include <string>

#include "binxml_bytes.h"
#include "evtx/error.h"
#include "testing.h"

namespace {

using binxml_bytes::BinXml;
using binxml_bytes::chunk_of;
using binxml_bytes::kFirst;

/// A chunk whose first record holds these bytes, and its names.
struct NamesChunk {
  explicit NamesChunk(const BinXml& binxml) : chunk(chunk_of({binxml.bytes()})) {}

  // A cursor over the chunk from a place of it.
  [[nodiscard]] evtx::Cursor from(std::uint32_t place) const {
    return evtx::Cursor(std::span(chunk.bytes).subspan(place), chunk.offset + place);
  }
  // The name whose offset stands at the start of the record.
  std::string first() {
    auto cursor = from(kFirst);
    return names.read(cursor);
  }

  evtx::Chunk chunk;
  evtx::binxml::Budget budget{};
  evtx::binxml::Names names{chunk, budget};
};

}  // namespace

TEST_CASE("a name that stands right behind its offset is stepped over") {
  NamesChunk chunk(BinXml().name(u"\u00c9vent").raw(Bytes().u8(0x77)));
  auto cursor = chunk.from(kFirst);
  CHECK(chunk.names.read(cursor) == "\u00c9vent");
  CHECK(cursor.u8("byte behind") == 0x77);
}

TEST_CASE("a name that stands elsewhere, before or behind, leaves the cursor behind the offset") {
  BinXml binxml;
  binxml.name(u"One");
  const auto place = binxml.position();
  binxml.name_at(kFirst + 4).name_at(place + 8).raw(Bytes().u32(0).u16(0).u16(1).utf16(u"2"));
  NamesChunk chunk(binxml);
  auto cursor = chunk.from(place);
  CHECK(chunk.names.read(cursor) == "One");
  CHECK(cursor.offset() == chunk.chunk.offset + place + 4);
  CHECK(chunk.names.read(cursor) == "2");
  auto again = chunk.from(place);
  CHECK(chunk.names.read(again) == "One");
}

TEST_CASE("a name may be empty, and a lone surrogate in it is U+FFFD") {
  CHECK(NamesChunk(BinXml().name(u"")).first() == "");
  const auto surrogate = Bytes().u32(kFirst + 4).u32(0).u16(0).u16(1).u16(0xd800).u16(0);
  CHECK(NamesChunk(BinXml().raw(surrogate)).first() == "\ufffd");
}

TEST_CASE("a name that points at its own offset is only what the bytes there say") {
  // Link and hash are the offset and two bytes behind it, then a length of 1.
  const auto bytes = Bytes().u32(kFirst).u16(0).u16(1).utf16(u"x");
  CHECK(NamesChunk(BinXml().raw(bytes)).first() == "x");
}

TEST_CASE("a name outside the chunk's records is not believed, however often it is asked for") {
  for (const std::uint32_t place : {0U, 511U, 65536U, 0xfffffff0U, 0xffffffffU}) {
    NamesChunk chunk(BinXml().name_at(place));
    const auto message = fmt::format("at {:#x}: name at {:#x} lies outside the chunk's records",
                                     0x1000 + kFirst, place);
    CHECK_THROWS_WITH(chunk.first(), message);
    CHECK_THROWS_WITH(chunk.first(), message);
  }
}

TEST_CASE("a name that runs out of the chunk says what is missing, however often it is asked for") {
  NamesChunk cut(BinXml().name_at(65535));
  CHECK_THROWS_WITH(cut.first(), "at 0x10fff: name needs 6 bytes, 1 left");
  CHECK_THROWS_WITH(cut.first(), "at 0x10fff: name needs 6 bytes, 1 left");
  NamesChunk too_long(BinXml().name_at(kFirst + 4).raw(Bytes().u32(0).u16(0).u16(0x8000)));
  CHECK_THROWS_WITH(too_long.first(), fmt::format("at {:#x}: name needs 65538 bytes, {} left",
                                                  0x1000 + kFirst + 12, 65536 - kFirst - 12));
}

TEST_CASE("a name in the part of a cut chunk that is not there is not believed") {
  NamesChunk chunk(BinXml().name(u"Event"));
  chunk.chunk.size = kFirst + 4;
  CHECK_THROWS_WITH(chunk.first(), "at 0x1218: name at 0x21c lies outside the chunk's records");
}

TEST_CASE("names that overlap cost no more than there is to spend") {
  // Each of 10,000 places is a name of 20,000 code units: 600 MB, were they all kept.
  BinXml binxml;
  for (int i = 0; i < 10000; ++i) binxml.raw(Bytes().u16(20000));
  NamesChunk chunk(binxml);
  std::size_t read = 0;
  const auto read_all = [&] {
    for (std::uint32_t place = kFirst; place < kFirst + 20000; place += 2, ++read) {
      const auto offset = Bytes().u32(place);
      evtx::Cursor cursor(offset.span());
      chunk.names.read(cursor);
    }
  };
  CHECK_THROWS_WITH(read_all(), "its chunk unfolds to more than any real one: read no further");
  CHECK(read == evtx::binxml::Budget::kOfAChunk / (40000 + 64));
}
