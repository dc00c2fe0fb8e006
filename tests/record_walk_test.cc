#include "evtx/record_walk.h"

#include <fmt/format.h>

#include <string>

#include "chunk_bytes.h"
#include "testing.h"

namespace {

using chunk_bytes::chunk;
using chunk_bytes::parsed;
using chunk_bytes::record;

// Ids of the frames and texts of the errors, in order.
std::string walked(const evtx::Chunk& chunk) {
  evtx::RecordWalk walk(chunk);
  std::string all;
  while (const auto step = walk.next()) {
    if (const auto* frame = std::get_if<evtx::Frame>(&*step)) {
      all += fmt::format("{}; ", frame->id);
    } else {
      all += fmt::format("({}); ", std::get<evtx::Error>(*step).what());
    }
  }
  return all;
}

}  // namespace

TEST_CASE("records are found one behind the other up to the free space") {
  CHECK(walked(parsed(chunk(10, 3))) == "10; 11; 12; ");
}

TEST_CASE("sound records are taken at once up to a broken one, and those behind it step by step") {
  auto bytes = chunk(10, 4);
  bytes.put(512 + 2 * 64, std::uint32_t{0});  // the signature of record 12
  chunk_bytes::sign(bytes);
  const auto broken = parsed(bytes);
  evtx::RecordWalk walk(broken);
  CHECK(walk.take_sound().size() == 2);
  CHECK(walk.take_sound().empty());
  CHECK(std::holds_alternative<evtx::Error>(walk.next().value()));
  CHECK(walk.take_sound().at(0).id == 13);
  CHECK_FALSE(walk.next().has_value());
}

TEST_CASE("a frame says where it stands and when it was written") {
  const auto chunk = parsed(chunk_bytes::chunk(10, 2));
  evtx::RecordWalk walk(chunk);
  walk.next();
  const auto step = walk.next();
  const auto& frame = std::get<evtx::Frame>(step.value());
  CHECK(frame.position == 512 + 64);
  CHECK(frame.size == 64);
  CHECK(evtx::to_string(frame.written().value()) == "1970-01-01T00:00:00.0000000Z");
}

TEST_CASE("a frame's BinXML stands between its head and its second size") {
  const auto chunk = parsed(chunk_bytes::chunk({record(10, Bytes().u32(1).u32(2))}, 10, 10));
  auto binxml = evtx::binxml_of(chunk, chunk_bytes::frames_of(chunk).at(0));
  CHECK(binxml.offset() == 0x1000 + 512 + 24);
  CHECK(binxml.remaining() == 8);
  CHECK(binxml.u32("first") == 1);
}

TEST_CASE("a record's signature is found at any byte, and only if all of it is there") {
  const auto bytes = Bytes().u8(0x2a).u32(0x2a2a).u16(0x2a2a).u8(0);
  CHECK(evtx::find_record_signature(bytes.span(), 0) == 1U);
  CHECK(evtx::find_record_signature(bytes.span(), 2) == std::nullopt);
  CHECK(evtx::find_record_signature(bytes.span(), 8) == std::nullopt);
  CHECK(evtx::has_record_signature(bytes.span().subspan(1)));
  CHECK_FALSE(evtx::has_record_signature(bytes.span()));
  CHECK_FALSE(evtx::has_record_signature(bytes.span().subspan(1, 3)));
}

TEST_CASE("stale records behind the free space are not the chunk's") {
  auto bytes = chunk(10, 2);
  const auto stale = record(12);  // even with the next id: the sound header excludes it
  for (std::size_t i = 0; i < stale.size(); ++i)
    bytes.put(512 + 128 + i, std::to_integer<std::uint8_t>(stale.span()[i]));
  CHECK(walked(parsed(bytes)) == "10; 11; ");
}

TEST_CASE("a record whose two sizes differ costs that record") {
  auto bytes = chunk(10, 3);
  bytes.put(512 + 64 + 60, std::uint32_t{0});  // the second size of record 11
  chunk_bytes::sign(bytes);
  CHECK(walked(parsed(bytes)) ==
        "10; (record 11 at 0x1240: record is torn: its size is 64 at its head and 0 at its end; 64 "
        "bytes skipped); 12; ");
}

TEST_CASE("a record size of 0, of too little or of too much costs that record") {
  using Case = std::tuple<std::uint32_t, std::string>;
  const auto [size, problem] = GENERATE(table<std::uint32_t, std::string>({
      Case{0, "record size is 0, the smallest is 28"},
      Case{27, "record size is 27, the smallest is 28"},
      Case{0xffffffff, "record needs 4294967295 bytes, 128 left"},
      Case{129, "record needs 129 bytes, 128 left"},
  }));
  auto bytes = chunk(10, 3);
  bytes.put(512 + 64 + 4, size);
  chunk_bytes::sign(bytes);
  CHECK(walked(parsed(bytes)) ==
        fmt::format("10; (record 11 at 0x1240: {}; 64 bytes skipped); 12; ", problem));
}

TEST_CASE("a torn page costs the records in it and no more") {
  auto bytes = chunk(10, 6);
  for (std::size_t i = 512 + 100; i < 512 + 200; ++i) bytes.put(i, std::uint8_t{0});
  chunk_bytes::sign(bytes);
  CHECK(walked(parsed(bytes)) ==
        "10; (record 11 at 0x1240: record is torn: its size is 64 at its head and 0 at its end; "
        "192 bytes skipped); 14; 15; ");
}

TEST_CASE("after a broken record only records of the chunk's own ids are taken up again") {
  auto bytes = chunk({record(10), record(11), record(900), record(12)}, 10, 12);
  bytes.put(512 + 64 + 4, std::uint32_t{0});
  chunk_bytes::sign(bytes);
  CHECK(walked(parsed(bytes)) ==
        "10; (record 11 at 0x1240: record size is 0, the smallest is 28; 128 bytes skipped); 12; ");
}

TEST_CASE("records of another chunk laid over this one do not hide those that follow") {
  auto bytes = chunk({record(10), record(900), record(901), record(13)}, 10, 13);
  bytes.put(512 + 128 + 4, std::uint32_t{0});
  chunk_bytes::sign(bytes);
  CHECK(walked(parsed(bytes)) ==
        "10; 900; (record 901 at 0x1280: record size is 0, the smallest is 28; 64 bytes skipped); "
        "13; ");
}

TEST_CASE("what follows the last whole record of a broken chunk is told in bytes") {
  auto bytes = chunk(10, 3);
  bytes.put(512 + 128, std::uint32_t{0});
  chunk_bytes::sign(bytes);
  CHECK(walked(parsed(bytes)) ==
        "10; 11; (at 0x1280: record signature is 0x00000000, not 0x00002a2a; 64 bytes skipped); ");
}

TEST_CASE("a header that cannot be trusted does not hide records that go on") {
  auto bytes = chunk(10, 4);
  SECTION("with a free space that lies too early") { bytes.put(48, std::uint32_t{512 + 128}); }
  SECTION("with a free space outside the chunk") { bytes.put(48, std::uint32_t{70000}); }
  SECTION("with a free space inside the header") { bytes.put(48, std::uint32_t{8}); }
  SECTION("with another header size") { bytes.put(40, std::uint32_t{0}); }
  CHECK(walked(parsed(bytes)) == "10; 11; 12; 13; ");
}

TEST_CASE("with a header that cannot be trusted, stale records still end the walk") {
  auto bytes = chunk({record(10), record(11), record(3), record(4)}, 10, 11);
  bytes.put(48, std::uint32_t{512 + 128});
  CHECK(walked(parsed(bytes)) == "10; 11; ");
}

TEST_CASE("with a header that does not say where the records end, damage costs one record") {
  const auto without_end = [](Bytes bytes) { return parsed(bytes.put(40, std::uint32_t{0})); };
  auto bytes = chunk(10, 5);
  SECTION("whose size is broken") {
    bytes.put(512 + 64 + 4, std::uint32_t{0});
    CHECK(walked(without_end(bytes)) ==
          "10; (record 11 at 0x1240: record size is 0, the smallest is 28; 64 bytes skipped); 12; "
          "13; 14; ");
  }
  SECTION("whose id is broken") {
    bytes.put(512 + 64 + 8, std::uint64_t{11 + 0x80000000});
    CHECK(walked(without_end(bytes)) == "10; 2147483659; 12; 13; 14; ");
  }
  SECTION("whose id is broken and which is the first") {
    bytes.put(512 + 8, std::uint64_t{10 + 0x80000000});
    CHECK(walked(without_end(bytes)) == "2147483658; 11; 12; 13; 14; ");
  }
  SECTION("which is the last") {
    bytes.put(512 + 4 * 64 + 4, std::uint32_t{0});
    CHECK(walked(without_end(bytes)) ==
          fmt::format("10; 11; 12; 13; (record 14 at 0x1300: record size is 0, the smallest is 28; "
                      "{} bytes skipped); ",
                      65536 - 512 - 4 * 64));
  }
}

TEST_CASE("where the header does not say where the records end, old records are told in bytes") {
  auto bytes = chunk({record(10), record(11), record(3), record(4)}, 10, 11);
  bytes.put(40, std::uint32_t{0});
  CHECK(walked(parsed(bytes)) ==
        fmt::format("10; 11; (record 3 at 0x1280: record does not follow record 11, and the chunk "
                    "header does not say where the records end; {} bytes skipped); ",
                    65536 - 512 - 2 * 64));
}

TEST_CASE("a record of another chunk among records that go on does not end the walk") {
  auto bytes = chunk({record(10), record(90000), record(90001), record(12)}, 0, 0);
  bytes.put(40, std::uint32_t{0});
  CHECK(walked(parsed(bytes)) == "10; 90000; 90001; 12; ");
}

TEST_CASE("a cut chunk gives its whole records and says what the next one lacks") {
  auto chunk = parsed(chunk_bytes::chunk(10, 3));
  chunk.size = 512 + 64 + 40;
  CHECK(walked(chunk) ==
        "10; (record 11 at 0x1240: record needs 64 bytes, 40 left; 40 bytes "
        "skipped); ");
  chunk.size = 512 + 64 + 10;
  CHECK(walked(chunk) == "10; (at 0x1248: record id needs 8 bytes, 2 left; 10 bytes skipped); ");
}

TEST_CASE("any flipped bit of a frame gives frames or errors and ends") {
  const auto sound = chunk(10, 3);
  for (std::size_t position = 512; position < 512 + 3 * 64; ++position) {
    auto bytes = sound;
    bytes.put(position,
              static_cast<std::uint8_t>(~std::to_integer<unsigned>(sound.span()[position])));
    CAPTURE(position);
    const auto chunk = parsed(bytes);
    evtx::RecordWalk walk(chunk);
    int steps = 0;
    while (walk.next()) ++steps;
    CHECK(steps == 3);
  }
}
