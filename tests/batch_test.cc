#include "timeline/batch.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include "chunk_bytes.h"
#include "evtx/error.h"
#include "memory_source.h"
#include "testing.h"

namespace {

using timeline::Batch;

/// Fails where more is asked for than it has.
class BrokenStream : public evtx::ByteStream {
 public:
  explicit BrokenStream(std::span<const std::byte> bytes) : left_(bytes.size()), stream_(bytes) {}
  std::size_t read(std::span<std::byte> into) override {
    if (into.size() > left_) throw evtx::Error("cannot be read: the disk is gone");
    left_ -= into.size();
    return stream_.read(into);
  }

 private:
  std::size_t left_;
  MemoryStream stream_;
};

timeline::Source broken_source(std::span<const std::byte> log) {
  return {.name = "broken.evtx", .open = [log]() -> std::unique_ptr<evtx::ByteStream> {
            return std::make_unique<BrokenStream>(log);
          }};
}

struct Closed {
  timeline::Account account{};
  std::optional<evtx::FileHeader> header{};
  std::size_t pieces = 0;
};

// What is known of a log at its end.
Closed closed(const timeline::Source& source) {
  Closed closed;
  timeline::for_each_batch(
      std::span(&source, 1), 2, [](const Batch& batch) { return batch.pieces.size(); },
      [&](const Batch& batch, std::size_t pieces) {
        closed.pieces += pieces;
        if (!batch.closing) return;
        closed.account = *batch.closing;
        closed.header = batch.file_header;
      });
  return closed;
}

Bytes log_of(std::size_t chunks) {
  auto log = chunk_bytes::file_header();
  log.put(42, static_cast<std::uint16_t>(chunks));
  log.put(124, evtx::crc32({log.span().first(120)}));
  for (std::uint64_t i = 0; i < chunks; ++i) log.bytes(chunk_bytes::chunk(1 + i, 1).span());
  return log;
}

}  // namespace

TEST_CASE(
    "what is found comes in the order of the logs and their chunks, whatever thread reads it") {
  const auto log = log_of(40);
  const std::vector<timeline::Source> sources{memory_source(log.span()), memory_source(log.span())};
  std::vector<std::uint64_t> places;
  timeline::for_each_batch(
      sources, 4,
      [](const Batch& batch) {
        std::vector<std::uint64_t> offsets;
        for (const auto& piece : batch.pieces)
          offsets.push_back(std::get<evtx::Chunk>(piece).offset);
        return offsets;
      },
      [&](const Batch& batch, const std::vector<std::uint64_t>& offsets) {
        CHECK(batch.pieces.empty());
        for (const auto offset : offsets) places.push_back(batch.source * log.size() + offset);
      });
  CHECK(places.size() == 80);
  CHECK(std::ranges::is_sorted(places));
}

TEST_CASE("what was read of a log before it fails still holds") {
  const auto log = log_of(60);
  CHECK(closed(memory_source(log.span())).account.losses.count() == 0);
  const auto cut = closed(broken_source(log.span().first(4096 + 50 * evtx::kChunkSize)));
  CHECK(cut.pieces > 0);
  CHECK(cut.pieces < 50);
  CHECK(cut.account.counts.bytes == 4096);
  REQUIRE(cut.header);
  CHECK(cut.header->chunk_count == 60);
  REQUIRE(cut.account.losses.count() == 2);
  CHECK(cut.account.losses.kept().at(0).problem() ==
        fmt::format("header names 60 chunks, {} there", cut.pieces));
  CHECK(cut.account.losses.kept().at(1).problem() == "cannot be read: the disk is gone");
}

TEST_CASE("a log that fails at once has one loss, and is not called empty") {
  const auto nothing = closed(broken_source({}));
  REQUIRE(nothing.account.losses.count() == 1);
  CHECK(nothing.account.losses.kept().at(0).problem() == "cannot be read: the disk is gone");
}
