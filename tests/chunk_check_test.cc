#include "timeline/chunk_check.h"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "chunk_bytes.h"
#include "testing.h"

namespace {

using timeline::Checksum;

timeline::ChunkFrames checked(const Bytes& bytes) {
  return timeline::frames_of(chunk_bytes::parsed(bytes));
}

}  // namespace

TEST_CASE("a sound chunk has its frames, both checksums right, and nothing to tell") {
  const auto found = checked(chunk_bytes::chunk(5, 3));
  REQUIRE(found.frames.size() == 3);
  CHECK(found.frames[2].id == 7);
  CHECK(found.counts == timeline::Counts{.bytes = evtx::kChunkSize, .chunks = 1, .records = 3});
  CHECK(found.header_checksum == Checksum::right);
  CHECK(found.records_checksum == Checksum::right);
  CHECK(found.losses.count() + found.doubts.count() == 0);
}

TEST_CASE("a checksum is wrong, or not there, or its bytes are not") {
  auto chunk = chunk_bytes::chunk(5, 3);
  SECTION("of the records") {
    const auto found = checked(chunk.put(512 + 30, std::uint8_t{1}));
    CHECK(found.header_checksum == Checksum::right);
    CHECK(found.records_checksum == Checksum::wrong);
    CHECK(found.doubts.count() == 1);
    CHECK(found.counts.damaged_chunks == 1);
  }
  SECTION("of the header") {
    const auto found = checked(chunk.put(124, std::uint32_t{1}));
    CHECK(found.header_checksum == Checksum::wrong);
    CHECK(found.records_checksum == Checksum::right);
  }
  SECTION("never written") {
    const auto found = checked(chunk.put(120, std::uint32_t{4}));
    CHECK(found.header_checksum == std::nullopt);
    CHECK(found.records_checksum == std::nullopt);
    CHECK(found.doubts.count() == 0);
  }
  SECTION("cut") {
    const auto found = checked(Bytes().bytes(chunk.span().first(600)));
    CHECK(found.header_checksum == Checksum::right);
    CHECK(found.records_checksum == std::nullopt);
    CHECK(found.counts.bytes == 600);
    REQUIRE(found.losses.count() >= 1);
    CHECK(found.losses.kept().at(0).problem() == "chunk needs 65536 bytes, 600 there");
  }
}

TEST_CASE("a broken record is unreadable, and others that the header promises are missing") {
  auto chunk = chunk_bytes::chunk(1, 6);
  for (std::size_t i = 512 + 64; i < 512 + 3 * 64; ++i) chunk.put(i, std::uint8_t{0});
  chunk_bytes::sign(chunk);
  const auto found = checked(chunk);
  CHECK(found.frames.size() == 4);
  CHECK(found.counts.records == 5);
  CHECK(found.counts.unreadable == 1);
  CHECK(found.counts.missing == 1);
  CHECK(found.losses.count() == 2);
}

TEST_CASE("a header that promises more records than a chunk can hold does not mean them") {
  const auto found = checked(chunk_bytes::chunk({chunk_bytes::record(1)}, 1, 1'000'000));
  CHECK(found.counts.missing == 0);
  CHECK(found.losses.count() == 0);
}

namespace {

// Of a chunk whose checksums are right.
std::string doubts_of(const std::vector<std::uint64_t>& ids, std::uint64_t last_number) {
  std::vector<Bytes> records;
  for (const auto id : ids) records.push_back(chunk_bytes::record(id));
  auto chunk = chunk_bytes::chunk(records, ids.front(), ids.back()).put(16, last_number);
  chunk_bytes::sign(chunk);
  std::string all;
  const auto found = checked(chunk);
  for (const auto& doubt : found.doubts.kept()) all += std::string(doubt.what()) + "; ";
  return all;
}

}  // namespace

TEST_CASE("ids that stand twice in a chunk, or not in their order, are doubtful") {
  CHECK(doubts_of({5, 6, 9}, 3).empty());
  CHECK(doubts_of({5, 6, 6, 8}, 4) ==
        "record 6 at 0x1280: record id is not higher than 6, that of the record before; ");
  CHECK(doubts_of({5, 7, 6, 8}, 4) ==
        "record 6 at 0x1280: record id is not higher than 7, that of the record before; ");
}

TEST_CASE("a chunk that numbers other records than there are is doubtful") {
  CHECK(doubts_of({5, 6, 7}, 3).empty());
  CHECK(doubts_of({5, 6, 7}, 4) == "at 0x1000: chunk header numbers records 1 to 4, 3 there; ");
  CHECK(doubts_of({5, 6, 7}, 2) == "at 0x1000: chunk header numbers records 1 to 2, 3 there; ");
}

TEST_CASE("zeros are counted apart, and a gap is a loss of as many chunks as fit into it") {
  const auto zeros = timeline::frames_of(evtx::Zeros{.offset = 0, .size = 2 * evtx::kChunkSize});
  CHECK(zeros.counts == timeline::Counts{.bytes = 2 * evtx::kChunkSize, .zero_chunks = 2});
  CHECK(zeros.losses.count() == 0);
  const auto gap = timeline::frames_of(evtx::Gap{.offset = 9, .size = evtx::kChunkSize + 5});
  CHECK(gap.counts ==
        timeline::Counts{.bytes = evtx::kChunkSize + 5, .chunks = 1, .damaged_chunks = 1});
  REQUIRE(gap.losses.count() == 1);
  CHECK(gap.losses.kept().at(0).what() ==
        std::string("at 0x9: 65541 bytes are no chunk and not empty"));
}

TEST_CASE("ids that wrap from the largest to the smallest are doubted") {
  constexpr auto kLargest = std::numeric_limits<std::uint64_t>::max();
  const auto found = checked(
      chunk_bytes::chunk({chunk_bytes::record(kLargest), chunk_bytes::record(0)}, kLargest, 0));
  REQUIRE(found.doubts.count() == 1);
  CHECK(found.doubts.kept()[0].problem() ==
        "record id is not higher than 18446744073709551615, that of the record before");
}
