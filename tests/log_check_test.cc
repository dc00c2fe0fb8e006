#include "timeline/log_check.h"

#include <fmt/format.h>

#include <string>

#include "chunk_bytes.h"
#include "testing.h"

namespace {

using chunk_bytes::chunk;
using evtx::kChunkSize;

Bytes header(std::uint16_t chunk_count) {
  auto bytes = chunk_bytes::file_header().put(42, chunk_count);
  return bytes.put(124, evtx::crc32({bytes.span().first(120)}));
}

Bytes zeros(std::size_t size) { return Bytes().pad_to(size); }

Bytes joined(const std::vector<Bytes>& pieces) {
  Bytes all;
  for (const auto& piece : pieces) all.bytes(piece.span());
  return all;
}

timeline::Account checked(const Bytes& bytes) {
  MemoryStream stream(bytes.span());
  evtx::ChunkWalk walk(stream);
  timeline::LogCheck check;
  while (const auto piece = walk.next()) check.add(*piece, walk);
  return check.close(walk);
}

std::string told(const timeline::Notices& notices) {
  std::string all;
  for (const auto& notice : notices.kept()) all += std::string(notice.what()) + "; ";
  return all;
}

std::string losses(const std::vector<Bytes>& pieces) {
  return told(checked(joined(pieces)).losses);
}

std::string doubts(const std::vector<Bytes>& pieces) {
  const auto account = checked(joined(pieces));
  CHECK(told(account.losses).empty());
  return told(account.doubts);
}

}  // namespace

TEST_CASE("a log without the chunks its header names has lost them") {
  CHECK(losses({header(2), chunk(1, 1)}) == "header names 2 chunks, 1 there; ");
  CHECK(losses({header(2), chunk(1, 1), zeros(kChunkSize)}) == "header names 2 chunks, 1 there; ");
  CHECK(losses({header(1), zeros(kChunkSize)}) == "has no chunk, its header names 1; ");
}

TEST_CASE("a header that names fewer chunks than there are is old, and no loss") {
  CHECK(losses({header(1), chunk(1, 1), chunk(2, 1)}).empty());
  CHECK(losses({header(0), chunk(1, 1)}).empty());
}

TEST_CASE("a sound header of a closed log that names fewer chunks than there are is doubtful") {
  CHECK(doubts({header(1), chunk(1, 1), chunk(2, 1)}) ==
        "header names 1 chunk, 2 there: it is older than the log, or they were added; ");
  auto dirty = header(1).put(120, std::uint32_t{1});
  dirty.put(124, evtx::crc32({dirty.span().first(120)}));
  CHECK(doubts({dirty, chunk(1, 1), chunk(2, 1)}).empty());
}

TEST_CASE("chunks that do not stand in the order of their ids are doubtful, but for one turn") {
  const auto turned = [](int times) {
    return fmt::format(
        "chunks do not stand in the order of their records: {} with lower ids than the chunk "
        "before; ",
        times);
  };
  CHECK(doubts({header(3), chunk(7, 2), chunk(1, 2), chunk(3, 2)}).empty());
  CHECK(doubts({header(3), chunk(1, 2), chunk(7, 2), chunk(3, 2)}) == turned(1));
  CHECK(doubts({header(3), chunk(5, 2), chunk(3, 2), chunk(1, 2)}) == turned(2));
  CHECK(doubts({header(2), chunk(1, 2), chunk(1, 2)}) == turned(1));
  const auto none = ~std::uint64_t{0};
  CHECK(doubts({header(3), chunk(1, 2), chunk({}, none, none), chunk(3, 2)}).empty());
}

TEST_CASE("a header that counts beyond 16 bits, and wraps, names no chunk that is not there") {
  const auto one = chunk(1, 1);
  const auto head = header(70000 - 65536);
  const evtx::Piece piece = chunk_bytes::parsed(one);
  MemoryStream stream(head.span());
  evtx::ChunkWalk walk(stream);
  CHECK_FALSE(walk.next().has_value());
  timeline::LogCheck check;
  for (int i = 0; i < 70000; ++i) check.add(piece, walk);
  CHECK(check.close(walk).losses.count() == 0);
}

TEST_CASE("a header that was changed is not believed") {
  auto changed = header(1).put(42, std::uint16_t{7});
  CHECK(doubts({changed, chunk(1, 1)}).starts_with("file header's checksum is 0x"));
}

TEST_CASE("zeros in a chunk's place are a loss, at the end they are room") {
  CHECK(losses({header(3), chunk(1, 1), zeros(kChunkSize), chunk(9, 1)}) ==
        "at 0x11000: 65536 bytes are zero and a chunk follows: what stood there is lost, records 2 "
        "to 8: 7 missing; ");
  CHECK(losses({header(3), zeros(2 * kChunkSize), chunk(9, 1)}) ==
        "at 0x1000: 131072 bytes are zero and a chunk follows: what stood there is lost; ");
  CHECK(losses({header(1), chunk(1, 1), zeros(3 * kChunkSize)}).empty());
}

TEST_CASE(
    "zeros in a chunk's place are a damaged chunk, and their records missing where ids tell") {
  const auto counts = [](const std::vector<Bytes>& pieces) {
    auto all = checked(joined(pieces)).counts;
    all.bytes = 0;
    return all;
  };
  using timeline::Counts;
  const Counts one{.chunks = 1, .damaged_chunks = 1, .zeroed_chunks = 1};
  CHECK(counts({header(2), chunk(1, 1), chunk(2, 1), zeros(kChunkSize)}) == Counts{});
  CHECK(counts({header(2), chunk(1, 1), zeros(3 * kChunkSize)}) == one);
  CHECK(counts({header(1), zeros(3 * kChunkSize)}) == one);
  const Counts seven{.chunks = 1, .damaged_chunks = 1, .zeroed_chunks = 1, .missing = 7};
  CHECK(counts({header(3), chunk(1, 1), zeros(kChunkSize), chunk(9, 1)}) == seven);
  // Circular; more than can have stood there; ids that no header tells.
  CHECK(counts({header(3), chunk(9, 1), zeros(kChunkSize), chunk(1, 1)}) == one);
  CHECK(counts({header(3), chunk(1, 1), zeros(kChunkSize), chunk(9999, 1)}) == one);
  CHECK(counts({header(3), chunk(1, 1).put(124, std::uint32_t{1}), zeros(kChunkSize),
                chunk(9, 1)}) == one);
}

TEST_CASE("records that are missing are not all of the zeros where other bytes lie beside them") {
  const auto garbage = Bytes().repeat(kChunkSize, 0x55);
  CHECK(losses({header(4), chunk(1, 1), garbage, zeros(kChunkSize), chunk(9, 1)}) ==
        "at 0x21000: 65536 bytes are zero and a chunk follows: what stood there is lost; ");
}

TEST_CASE("what is no chunk is none that a closed log's header leaves out") {
  const auto garbage = Bytes().repeat(kChunkSize, 0x55);
  CHECK(doubts({header(1), chunk(1, 1), garbage}).empty());
  CHECK_FALSE(doubts({header(1), chunk(1, 1), chunk(2, 1)}).empty());
}

TEST_CASE("a few zeros between chunks hold nothing that could be lost") {
  CHECK(doubts({header(2), chunk(1, 1), zeros(4096), chunk(2, 1)}).empty());
}

TEST_CASE("garbage in a chunk's place is told by the piece and not once more") {
  CHECK(losses({header(2), Bytes().repeat(kChunkSize, 0x55), chunk(2, 1)}).empty());
}

TEST_CASE("a log that lost its header is read, with a doubt") {
  const std::string lost = "has no whole file header, its chunks are read; ";
  CHECK(doubts({chunk(1, 1)}) == lost);
  CHECK(doubts({zeros(4096), chunk(1, 1)}) == lost);
  CHECK(doubts({header(1).put(0, std::uint64_t{0}), chunk(1, 1)}) == lost);
  CHECK(doubts({header(1).put(0, std::uint8_t{'e'}), chunk(1, 1)}) == lost);
  CHECK(checked(joined({header(1).put(0, std::uint8_t{'e'}), chunk(1, 1)})).counts.bytes == 4096);
}

TEST_CASE("two logs one behind the other are both read and checked") {
  const std::string two = "2 logs stand in it one behind the other; ";
  CHECK(doubts({header(1), chunk(1, 1), header(1), chunk(1, 1)}) == two);
  CHECK(doubts({header(1), chunk(1, 1), zeros(kChunkSize), header(1), chunk(1, 1)}) == two);
  CHECK(losses({header(2), chunk(1, 1), header(1), chunk(1, 1)}) ==
        "header names 2 chunks, 1 there; ");
  CHECK(losses({header(1), chunk(1, 1), header(2), chunk(1, 1)}) ==
        "header names 2 chunks, 1 there; ");
  CHECK(checked(joined({header(1), chunk(1, 1), header(1), chunk(1, 1)})).counts.bytes == 8192);
}

TEST_CASE("what is no log says what it lacks") {
  CHECK(losses({}) == "is empty; ");
  CHECK(losses({Bytes().text("hello")}) ==
        "is not an event log: no ElfFile signature and no chunk; ");
  CHECK(losses({Bytes().text("PK\x03\x04...")}) ==
        "is not an event log but a zip archive: unpack it first; ");
  CHECK(losses({zeros(kChunkSize)}) == "is not an event log: all its bytes are zero; ");
  CHECK(losses({Bytes().bytes(header(1).span().first(100))}) ==
        "file header needs 128 bytes, 100 there; ");
  CHECK(losses({Bytes().bytes(header(1).span().first(4095))}) ==
        "has no chunk, its header names 1; ");
  CHECK(losses({header(0)}).empty());
}
