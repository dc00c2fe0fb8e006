#include "evtx/chunk_walk.h"

#include <fmt/format.h>

#include <string>

#include "chunk_bytes.h"
#include "evtx/error.h"
#include "testing.h"

namespace {

using chunk_bytes::chunk;
using chunk_bytes::file_header;
using evtx::kChunkSize;

std::string text(const evtx::Chunk& chunk) {
  return fmt::format("chunk {:#x} of {} bytes from record {}; ", chunk.offset, chunk.size,
                     chunk.header.first_record_id);
}
std::string text(const evtx::Zeros& zeros) {
  return fmt::format("zeros {:#x} of {} bytes; ", zeros.offset, zeros.size);
}
std::string text(const evtx::Gap& gap) {
  return fmt::format("gap {:#x} of {} bytes; ", gap.offset, gap.size);
}

// All pieces in words.
std::string walked(const Bytes& bytes) {
  MemoryStream stream(bytes.span());
  evtx::ChunkWalk walk(stream);
  std::string all;
  while (const auto piece = walk.next())
    all += std::visit([](const auto& what) { return text(what); }, *piece);
  CHECK(walk.offset() == bytes.size());
  return all;
}

Bytes log_of(const Bytes& rest) { return file_header().bytes(rest.span()); }

/// Tells where it was read to.
class PlacedStream : public MemoryStream {
 public:
  using MemoryStream::MemoryStream;

  std::size_t read(std::span<std::byte> into) override {
    places.push_back(reinterpret_cast<std::uintptr_t>(into.data()));
    return MemoryStream::read(into);
  }

  std::vector<std::uintptr_t> places{};
};

}  // namespace

TEST_CASE("chunks are found one behind the other, whatever the file header counts") {
  auto log = log_of(chunk(1, 3)).bytes(chunk(4, 2).span());
  log.put(42, std::uint16_t{0});
  CHECK(walked(log) ==
        "chunk 0x1000 of 65536 bytes from record 1; chunk 0x11000 of 65536 bytes from record 4; ");
}

TEST_CASE("an empty stream has no piece and no header") {
  MemoryStream stream({});
  evtx::ChunkWalk walk(stream);
  CHECK_FALSE(walk.next().has_value());
  CHECK_FALSE(walk.file_header().has_value());
}

TEST_CASE("a chunk's worth of zeros is told as such, and so is a shorter rest") {
  const auto log = log_of(Bytes().pad_to(2 * kChunkSize)).bytes(chunk(1, 1).span()).repeat(100, 0);
  CHECK(walked(log) ==
        "zeros 0x1000 of 65536 bytes; zeros 0x11000 of 65536 bytes; "
        "chunk 0x21000 of 65536 bytes from record 1; zeros 0x31000 of 100 bytes; ");
}

TEST_CASE("after garbage of any length the next chunk is found") {
  const auto length = GENERATE(std::size_t{1}, std::size_t{7}, std::size_t{511}, std::size_t{4096},
                               kChunkSize - 1, kChunkSize, kChunkSize + 1, 3 * kChunkSize + 5);
  const auto log = log_of(Bytes().repeat(length, 0x55)).bytes(chunk(1, 1).span());
  CHECK(walked(log) == fmt::format("gap 0x1000 of {} bytes; chunk {:#x} of 65536 bytes from record "
                                   "1; ",
                                   length, 0x1000 + length));
}

TEST_CASE("a stream without a file header is searched from its first byte") {
  CHECK(walked(chunk(7, 1)) == "chunk 0x0 of 65536 bytes from record 7; ");
  CHECK(walked(Bytes().repeat(4097, 0x55).bytes(chunk(7, 1).span())) ==
        "gap 0x0 of 4097 bytes; chunk 0x1001 of 65536 bytes from record 7; ");
}

TEST_CASE("before the first chunk, what is not longer than a file header counts as one") {
  const auto length = GENERATE(std::size_t{1}, std::size_t{4088}, std::size_t{4089},
                               std::size_t{4095}, std::size_t{4096});
  const auto log = Bytes().repeat(length, 0x55).bytes(chunk(7, 1).span());
  CHECK(walked(log) == fmt::format("chunk {:#x} of 65536 bytes from record 7; ", length));
}

TEST_CASE("a file header where a chunk is expected is skipped, and counted") {
  const auto one = log_of(chunk(1, 1));
  const auto two = Bytes().bytes(one.span()).bytes(one.span());
  CHECK(walked(two) ==
        "chunk 0x1000 of 65536 bytes from record 1; chunk 0x12000 of 65536 bytes from record 1; ");
  MemoryStream stream(two.span());
  evtx::ChunkWalk walk(stream);
  while (walk.next()) {
  }
  CHECK(walk.file_headers() == 2);
  CHECK(walk.header_bytes() == 2 * evtx::kFileHeaderSize);
}

TEST_CASE("zeros of any length before a chunk are told from garbage") {
  const auto length = GENERATE(std::size_t{1}, std::size_t{4096}, kChunkSize - 7, kChunkSize - 1);
  const auto log = log_of(chunk(1, 1)).repeat(length, 0).bytes(chunk(2, 1).span());
  CHECK(walked(log) ==
        fmt::format("chunk 0x1000 of 65536 bytes from record 1; zeros 0x11000 of {} bytes; "
                    "chunk {:#x} of 65536 bytes from record 2; ",
                    length, 0x11000 + length));
}

TEST_CASE("zeros and more before a chunk are garbage") {
  const auto log = log_of(Bytes().repeat(1000, 0).u8(1)).bytes(chunk(2, 1).span());
  CHECK(walked(log) == "gap 0x1000 of 1001 bytes; chunk 0x13e9 of 65536 bytes from record 2; ");
}

TEST_CASE("a file header that lost bytes does not take the first chunk with it") {
  const auto short_header = file_header().pad_to(4000).bytes(chunk(1, 1).span());
  CHECK(walked(short_header) == "chunk 0xfa0 of 65536 bytes from record 1; ");
}

TEST_CASE("a chunk that lost bytes ends where the next one begins") {
  auto log = log_of(Bytes().bytes(chunk(1, 3).span().first(1000)));
  log.bytes(chunk(4, 1).span()).bytes(chunk(5, 1).span());
  CHECK(walked(log) ==
        "chunk 0x1000 of 1000 bytes from record 1; chunk 0x13e8 of 65536 bytes from record 4; "
        "chunk 0x113e8 of 65536 bytes from record 5; ");
}

TEST_CASE("a chunk's signature among its own records does not end it") {
  auto record = chunk_bytes::record(1, 256);
  record.put(64, std::uint64_t{0x006b6e6843666c45});  // "ElfChnk\0"
  const auto whole = chunk({record}, 1, 1);
  CHECK(walked(log_of(whole)) == "chunk 0x1000 of 65536 bytes from record 1; ");
  CHECK(walked(log_of(whole).repeat(16, 0x55)) ==
        "chunk 0x1000 of 65536 bytes from record 1; gap 0x11000 of 16 bytes; ");
}

TEST_CASE("a chunk without its signature is known by its header and first record") {
  auto nameless = chunk(1, 2);
  nameless.put(0, std::uint64_t{0});
  CHECK(walked(log_of(nameless).bytes(chunk(3, 1).span())) ==
        "chunk 0x1000 of 65536 bytes from record 1; chunk 0x11000 of 65536 bytes from record 3; ");
}

// Its first sector, or more of it, holds other bytes.
TEST_CASE("a chunk whose header is lost is known by its first record, where a chunk is expected") {
  const auto size = GENERATE(std::size_t{44}, std::size_t{128}, evtx::kChunkHeaderSize);
  const auto other = GENERATE(std::uint8_t{0}, std::uint8_t{0x55});
  CAPTURE(size, other);
  auto headless = chunk(1, 2);
  for (std::size_t i = 0; i < size; ++i) headless.put(i, other);
  const auto sound = chunk(3, 1);
  const auto tail = fmt::format(" of 65536 bytes from record {}; ",
                                other == 0 ? 0 : std::uint64_t{0x5555555555555555});
  CHECK(walked(log_of(headless)) == "chunk 0x1000" + tail);
  CHECK(walked(log_of(headless).bytes(headless.span()).bytes(sound.span())) ==
        fmt::format("chunk 0x1000{0}chunk 0x11000{0}chunk 0x21000 of 65536 bytes from record 3; ",
                    tail));
  CHECK(walked(log_of(sound).repeat(kChunkSize, 0x11).bytes(headless.span())) ==
        "chunk 0x1000 of 65536 bytes from record 3; gap 0x11000 of 65536 bytes; chunk 0x21000" +
            tail);
  CHECK(walked(log_of(sound).repeat(kChunkSize, 0).bytes(headless.span())) ==
        "chunk 0x1000 of 65536 bytes from record 3; zeros 0x11000 of 65536 bytes; chunk 0x21000" +
            tail);
}

TEST_CASE("a chunk whose header is lost is found wherever the one before was read to") {
  // That one has an old header in its unused part, where a chunk could begin that was written over.
  const auto count = GENERATE(range(1, 10));
  CAPTURE(count);
  auto headless = chunk(1, 2);
  for (std::size_t i = 0; i < 44; ++i) headless.put(i, std::uint8_t{0});
  auto before = chunk(1, 2);
  const auto header = Bytes().bytes(before.span().first(evtx::kChunkHeaderSize));
  for (std::size_t i = 0; i < header.size(); ++i)
    before.put(61440 + i, std::to_integer<std::uint8_t>(header.span()[i]));
  auto log = file_header();
  std::string expected;
  for (int i = 0; i < count; ++i) {
    expected += fmt::format("chunk {:#x} of 65536 bytes from record 1; ", log.size());
    log.bytes(before.span());
  }
  expected += fmt::format("chunk {:#x} of 65536 bytes from record 0; ", log.size());
  CHECK(walked(log.bytes(headless.span())) == expected);
}

TEST_CASE("what has lost its header and its first record, too, is no chunk") {
  auto nothing = chunk(1, 2);
  for (std::size_t i = 0; i < 44; ++i) nothing.put(i, std::uint8_t{0});
  const auto broken = evtx::kChunkHeaderSize + GENERATE(0U, 4U, 60U);  // signature, both sizes
  nothing.put(broken, std::uint8_t{0x99});
  CHECK(walked(log_of(nothing).bytes(chunk(3, 1).span())) ==
        "gap 0x1000 of 65536 bytes; chunk 0x11000 of 65536 bytes from record 3; ");
}

TEST_CASE("whatever byte of a chunk's header is wrong, its neighbours are found whole") {
  const auto sound = log_of(chunk(1, 3)).bytes(chunk(4, 3).span()).bytes(chunk(7, 3).span());
  for (std::size_t position = 0; position < evtx::kChunkHeaderSize; ++position) {
    CAPTURE(position);
    auto log = sound;
    const auto at = evtx::kFileHeaderSize + kChunkSize + position;
    const auto pieces = walked(log.put(at, static_cast<std::uint8_t>(~position)));
    CHECK(pieces.starts_with("chunk 0x1000 of 65536 bytes from record 1; "));
    CHECK(pieces.ends_with("chunk 0x21000 of 65536 bytes from record 7; "));
  }
}

TEST_CASE("the last chunk may be cut anywhere") {
  const auto length = GENERATE(std::size_t{8}, std::size_t{100}, std::size_t{511}, std::size_t{512},
                               std::size_t{600}, kChunkSize - 1);
  const auto log = log_of(Bytes().bytes(chunk(1, 1).span().first(length)));
  MemoryStream stream(log.span());
  evtx::ChunkWalk walk(stream);
  const auto piece = walk.next();
  const auto& cut = std::get<evtx::Chunk>(piece.value());
  CHECK(cut.size == length);
  CHECK(cut.bytes.size() == kChunkSize);
  CHECK_FALSE(walk.next().has_value());
}

TEST_CASE("more chunks than 16 bits can count are all found") {
  /// A stream of one chunk over and over, without holding them all.
  class Repeat : public evtx::ByteStream {
   public:
    explicit Repeat(std::size_t count) : left_(count * kChunkSize) {}
    std::size_t read(std::span<std::byte> into) override {
      const auto size = std::min(into.size(), left_);
      for (std::size_t i = 0; i < size;) {
        const auto part = chunk_.span().subspan(at_).first(std::min(kChunkSize - at_, size - i));
        std::memcpy(into.data() + i, part.data(), part.size());
        i += part.size();
        at_ = (at_ + part.size()) % kChunkSize;
      }
      left_ -= size;
      return size;
    }

   private:
    Bytes chunk_ = chunk(1, 1);
    std::size_t at_ = 0;
    std::size_t left_;
  };
  Repeat stream(65600);
  evtx::ChunkWalk walk(stream);
  std::size_t chunks = 0;
  while (walk.next()) ++chunks;
  CHECK(chunks == 65600);
  CHECK(walk.offset() == 65600 * kChunkSize);
}

TEST_CASE("an error of the stream is passed on") {
  class Failing : public evtx::ByteStream {
   public:
    std::size_t read(std::span<std::byte> /*into*/) override { throw evtx::Error("disk is gone"); }
  };
  Failing stream;
  evtx::ChunkWalk walk(stream);
  CHECK_THROWS_WITH(walk.next(), "disk is gone");
}

// An odd address costs three times as much.
TEST_CASE("a log is read to where pages begin") {
  const std::vector<std::byte> log(evtx::kFileHeaderSize + 80 * evtx::kChunkSize + 777);
  PlacedStream stream(log);
  evtx::ChunkWalk walk(stream);
  while (walk.next()) continue;
  CHECK(stream.places.size() > 4);
  for (const auto place : stream.places) CHECK(place % 4096 == 0);
}
