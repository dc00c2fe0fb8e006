#include "evtx/binxml/instance.h"

#include <fmt/format.h>

#include <string>

#include "binxml_bytes.h"
#include "evtx/error.h"
#include "testing.h"

namespace {

using binxml_bytes::BinXml;
using binxml_bytes::chunk_of;
using binxml_bytes::kFirst;
using evtx::binxml::Instance;

/// A chunk whose first record holds these bytes, and its templates.
struct Chunk {
  explicit Chunk(const BinXml& record)
      : chunk(chunk_of({record.bytes()})), binxml(record.bytes()) {}

  // The instance whose token is at a place of the record.
  Instance instance(std::size_t place = 0) {
    evtx::Cursor cursor(binxml.span().subspan(place + 1), chunk.offset + kFirst + place + 1);
    auto instance = templates.read_instance(cursor);
    left = cursor.remaining();
    return instance;
  }

  evtx::Chunk chunk;
  Bytes binxml;
  evtx::binxml::Budget budget{};
  evtx::binxml::Names names{chunk, budget};
  evtx::binxml::Templates templates{chunk, names, budget};
  std::size_t left = 0;  ///< bytes behind the last instance read
};

BinXml resident() {
  return BinXml().begin_definition().element(u"A").content().substitution(0).end().end_definition();
}

std::string problem_of(const BinXml& binxml) {
  try {
    Chunk(binxml).instance();
    return "";
  } catch (const evtx::Error& error) {
    return error.what();
  }
}

}  // namespace

TEST_CASE("an instance has the definition that stands in it, and its values") {
  Chunk chunk(resident().values({binxml_bytes::string(u"x"), {0x06, Bytes().u16(7)}}).end());
  const auto instance = chunk.instance();
  REQUIRE(instance.definition != nullptr);
  CHECK(instance.definition->name == "A");
  REQUIRE(instance.values.size() == 2);
  CHECK(instance.values[0].is(evtx::binxml::Type::string));
  CHECK(instance.values[1].bytes.size() == 2);
  CHECK(instance.values[1].offset == instance.values[0].offset + 2);
  CHECK(chunk.left == 1);
}

TEST_CASE("a definition is known by its place afterwards, before and behind") {
  auto binxml = resident().values({});
  const auto second = binxml.position() - kFirst;
  binxml.instance_of(binxml_bytes::kFirstDefinition).values({binxml_bytes::null()});
  Chunk chunk(binxml);
  SECTION("read before") { chunk.instance(); }
  SECTION("not read yet") {}
  const auto instance = chunk.instance(second);
  CHECK(instance.definition->name == "A");
  CHECK(instance.values.size() == 1);
  CHECK(chunk.left == 0);
  CHECK(instance.definition == chunk.instance().definition);
}

TEST_CASE("values of no bytes and NULLs with bytes stand where they are described") {
  Chunk chunk(
      resident().values({{0x00, Bytes().u32(0xdeadbeef)}, {0x01, {}}, {0x04, Bytes().u8(9)}}));
  const auto instance = chunk.instance();
  REQUIRE(instance.values.size() == 3);
  CHECK(instance.values[0].is_null());
  CHECK(instance.values[0].bytes.size() == 4);
  CHECK(instance.values[1].bytes.empty());
  CHECK(instance.values[2].bytes[0] == std::byte{9});
}

TEST_CASE("a definition without a fragment header is read, too") {
  // An element with its dependency, behind a link, a GUID and a size.
  BinXml binxml;
  binxml.instance_of(binxml_bytes::kFirstDefinition)
      .raw(Bytes().u32(0).repeat(16, 0).u32(7 + 18 + 1));
  binxml.raw(Bytes().u8(0x01).u16(0xffff).u32(0)).name(u"AB").empty().values({});
  CHECK(Chunk(binxml).instance().definition->name == "AB");
}

TEST_CASE("a template whose definition lies outside the chunk's records is an error") {
  for (const std::uint32_t place : {0U, 511U, 65536U, 0xfffffff0U, 0xffffffffU})
    CHECK(problem_of(BinXml().instance_of(place).values({})) ==
          fmt::format("at 0x121e: template definition at {:#x} lies outside the chunk's records",
                      place));
}

TEST_CASE("a definition that runs out of the chunk says what is missing") {
  CHECK(problem_of(BinXml().instance_of(65535).values({})) ==
        "at 0x10fff: template definition needs 20 bytes, 1 left");
  CHECK(problem_of(BinXml().instance_of(65536 - 22).values({})) ==
        "at 0x10ffe: template definition size needs 4 bytes, 2 left");
  const auto elsewhere = [](std::uint32_t size) {
    const auto definition = kFirst + 14;
    return BinXml()
        .instance_of(definition)
        .values({})
        .raw(Bytes().u32(0).repeat(16, 0).u32(size).u32(0));
  };
  CHECK(
      problem_of(elsewhere(0xffffffff)) ==
      fmt::format("at 0x123e: template definition needs 4294967295 bytes, {} left", 65536 - 0x23e));
  CHECK(problem_of(elsewhere(0)) == "at 0x123e: token needs 1 bytes, 0 left");
  CHECK(problem_of(elsewhere(4)) ==
        "at 0x123e: template begins with token 0x00, not with an element");
}

TEST_CASE("a definition that is the instance itself or lies in it is only what its bytes say") {
  CHECK(problem_of(BinXml().instance_of(kFirst).values({})) ==
        "at 0x1230: token needs 1 bytes, 0 left");
  CHECK(problem_of(BinXml().instance_of(kFirst + 6).values({})) ==
        "at 0x1236: token needs 1 bytes, 0 left");
  // Its GUID is where the bytes say that a definition of the size 4 stands in it.
  CHECK(problem_of(BinXml().instance_of(kFirst).values({}).raw(Bytes().u16(4).u32(0).u64(0))) ==
        "at 0x1230: token needs 1 bytes, 0 left");
}

TEST_CASE("a template cannot hold an instance of itself") {
  BinXml binxml;
  binxml.begin_definition()
      .element(u"A")
      .content()
      .instance_of(binxml_bytes::kFirstDefinition)
      .end_definition();
  CHECK(problem_of(binxml.values({})) == "at 0x1256: token 0x0c has no place in an element");
}

TEST_CASE("a definition that is too large for its record is not stepped over") {
  auto bytes = resident().values({}).bytes();
  bytes.put(10 + 20, std::uint32_t{0x10000});
  CHECK(
      problem_of(BinXml().raw(bytes)) ==
      fmt::format("at 0x123a: template definition needs 65536 bytes, {} left", bytes.size() - 34));
}

TEST_CASE("a definition that ends too early is an error, and remains one") {
  auto bytes = resident().values({}).bytes();
  bytes.put(10 + 20, std::uint32_t{10});
  Chunk chunk(BinXml().raw(bytes));
  CHECK_THROWS_WITH(chunk.instance(), "at 0x1241: element size needs 4 bytes, 3 left");
  CHECK_THROWS_WITH(chunk.instance(), "at 0x1241: element size needs 4 bytes, 3 left");
}

TEST_CASE("more values than there is room for in an instance are not believed") {
  const auto counted = [](std::uint32_t count) {
    return resident().raw(Bytes().u32(count).u32(0));
  };
  CHECK(problem_of(counted(2)) == "at 0x1260: 2 values need 8 bytes to describe, 4 left");
  CHECK(problem_of(counted(0x40000000)) ==
        "at 0x1260: 1073741824 values need 4294967296 bytes to describe, 4 left");
  CHECK(problem_of(counted(0xffffffff)) ==
        "at 0x1260: 4294967295 values need 17179869180 bytes to describe, 4 left");
  CHECK(problem_of(resident().raw(Bytes().u32(1).u16(5).u16(1).u32(0))) ==
        "at 0x1264: block of values needs 5 bytes, 4 left");
}

TEST_CASE("every prefix of an instance is told as an error") {
  const auto whole = resident().values({binxml_bytes::string(u"x"), {0x06, Bytes().u16(7)}});
  REQUIRE(problem_of(whole) == "");
  for (std::size_t size = 1; size < whole.bytes().size(); ++size) {
    CAPTURE(size);
    CHECK(problem_of(BinXml().raw(Bytes().bytes(whole.bytes().span().first(size)))) != "");
  }
}
