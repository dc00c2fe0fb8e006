#include "evtx/one_chunk_log.h"

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

}  // namespace

TEST_CASE("a one-chunk log has sound headers and the records in their places") {
  auto bytes = chunk_bytes::chunk(10, 3);
  bytes.put(48, std::uint32_t{9}).put(124, std::uint32_t{0});  // what libevtx would stumble over
  const auto original = chunk_bytes::parsed(bytes);
  const auto log = evtx::one_chunk_log(original, frames_of(original));
  const auto copy = chunk_in(log);
  CHECK(copy.header.is_trustworthy());
  CHECK(copy.header.first_record_id == 10);
  CHECK(copy.header.last_record_id == 12);
  CHECK(evtx::records_checksum(copy) == copy.header.records_checksum);
  CHECK(evtx::read_file_header(log.bytes)->checksum ==
        evtx::read_file_header(log.bytes)->computed_checksum);
  CHECK(log.indices == std::vector<int>{0, 1, 2});
  CHECK(frames_of(copy).size() == 3);
  CHECK(frames_of(copy).at(2).position == frames_of(original).at(2).position);
}

TEST_CASE("a stretch between records is a record of its own") {
  auto bytes = chunk_bytes::chunk(10, 4);
  bytes.put(512, std::uint32_t{0}).put(512 + 128, std::uint32_t{0});  // records 10 and 12
  chunk_bytes::sign(bytes);
  const auto original = chunk_bytes::parsed(bytes);
  const auto log = evtx::one_chunk_log(original, frames_of(original));
  CHECK(log.indices == std::vector<int>{1, 3});
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
