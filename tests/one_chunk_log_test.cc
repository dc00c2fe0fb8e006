#include "evtx/libevtx/one_chunk_log.h"

#include <optional>
#include <vector>

#include "chunk_bytes.h"
#include "evtx/chunk_walk.h"
#include "testing.h"

namespace {

using chunk_bytes::frames_of;

evtx::Chunk chunk_in(const evtx::OneChunkLog& log) {
  MemoryStream stream(log.bytes);
  evtx::ChunkWalk walk(stream);
  return std::get<evtx::Chunk>(walk.next().value());
}

// Where libevtx finds them: up to the end of the last one, wherever the free space begins.
std::vector<evtx::Frame> records_of(evtx::Chunk chunk) {
  const auto last = evtx::whole_frame(chunk.bytes, chunk.header.last_record_offset).value();
  chunk.header.free_space_offset = static_cast<std::uint32_t>(last.position + last.size);
  return frames_of(chunk);
}

}  // namespace

TEST_CASE(
    "a one-chunk log has sound headers, no checksum to compute, and the records in their places") {
  auto bytes = chunk_bytes::chunk(10, 3);
  bytes.put(48, std::uint32_t{9}).put(124, std::uint32_t{0});  // what libevtx would stumble over
  const auto original = chunk_bytes::parsed(bytes);
  const auto log = evtx::one_chunk_log(original, frames_of(original));
  const auto copy = chunk_in(log);
  CHECK(copy.header.is_trustworthy());
  CHECK(copy.header.first_record_id == 10);
  CHECK(copy.header.last_record_id == 12);
  CHECK(evtx::records_checksum(copy) == copy.header.records_checksum);
  CHECK(copy.header.free_space_offset == evtx::kChunkHeaderSize);
  CHECK(evtx::read_file_header(log.bytes)->checksum ==
        evtx::read_file_header(log.bytes)->computed_checksum);
  CHECK(log.indices == std::vector<std::optional<int>>{0, 1, 2});
  CHECK(records_of(copy).size() == 3);
  CHECK(records_of(copy).at(2).position == frames_of(original).at(2).position);
}

TEST_CASE("a stretch between records is a record of its own") {
  auto bytes = chunk_bytes::chunk(10, 4);
  bytes.put(512, std::uint32_t{0}).put(512 + 128, std::uint32_t{0});  // records 10 and 12
  chunk_bytes::sign(bytes);
  const auto original = chunk_bytes::parsed(bytes);
  const auto log = evtx::one_chunk_log(original, frames_of(original));
  CHECK(log.indices == std::vector<std::optional<int>>{1, 3});
}

TEST_CASE("a record that no other one fits before is left out, those behind it keep their places") {
  const auto gap = GENERATE(1U, 3U, 4U, 7U, 8U, 27U);
  CAPTURE(gap);
  const auto stretch = Bytes().repeat(gap, 0xee);
  const auto record = [](std::uint64_t id) { return chunk_bytes::record(id); };
  SECTION("behind a record") {
    const auto bytes = chunk_bytes::chunk({record(10), stretch, record(11), record(12)}, 10, 12);
    const auto original = chunk_bytes::parsed(bytes);
    const std::vector<evtx::Frame> frames{
        {.position = 512, .size = 64, .id = 10},
        {.position = 512 + 64 + gap, .size = 64, .id = 11},
        {.position = 512 + 128 + gap, .size = 64, .id = 12},
    };
    const auto log = evtx::one_chunk_log(original, frames);
    CHECK(log.indices == std::vector<std::optional<int>>{0, std::nullopt, 2});
    const auto copy = chunk_in(log);
    CHECK(copy.header.is_trustworthy());
    const auto found = records_of(copy);
    REQUIRE(found.size() == 3);
    CHECK(found[1].position == 512 + 64);
    CHECK(found[2].id == 12);
    CHECK(found[2].position == frames[2].position);
  }
  SECTION("behind the header, and there is no other one") {
    const auto original = chunk_bytes::parsed(chunk_bytes::chunk({stretch, record(10)}, 10, 10));
    const std::vector<evtx::Frame> frames{{.position = 512 + gap, .size = 64, .id = 10}};
    const auto log = evtx::one_chunk_log(original, frames);
    CHECK(log.indices == std::vector<std::optional<int>>{std::nullopt});
  }
}

TEST_CASE("a stretch of the size of a record is one") {
  const auto stretch = Bytes().repeat(28, 0xee);
  const auto original = chunk_bytes::parsed(
      chunk_bytes::chunk({chunk_bytes::record(10), stretch, chunk_bytes::record(11)}, 10, 11));
  const std::vector<evtx::Frame> frames{{.position = 512, .size = 64, .id = 10},
                                        {.position = 512 + 64 + 28, .size = 64, .id = 11}};
  CHECK(evtx::one_chunk_log(original, frames).indices == std::vector<std::optional<int>>{0, 2});
}

TEST_CASE("what lies behind the last record is not handed on") {
  auto bytes = chunk_bytes::chunk(10, 1);
  bytes.put(60000, std::uint32_t{0xdeadbeef});
  const auto original = chunk_bytes::parsed(bytes);
  const auto log = evtx::one_chunk_log(original, frames_of(original));
  CHECK(log.bytes.at(4096 + 60000) == std::byte{0});
}

TEST_CASE("a chunk without a whole record makes a log without one") {
  const auto original = chunk_bytes::parsed(chunk_bytes::chunk({}, 1, 0));
  CHECK(evtx::one_chunk_log(original, {}).indices.empty());
}
