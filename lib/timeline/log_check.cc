#include "timeline/log_check.h"

#include <fmt/format.h>

#include <utility>
#include <variant>

namespace timeline {

void LogCheck::add(const evtx::Piece& piece, const evtx::ChunkWalk& walk) {
  follow(walk);
  std::visit(*this, piece);
}

void LogCheck::operator()(const evtx::Chunk& /*chunk*/) {
  met_chunk_ = true;
  ++places_;
  const auto zeros = std::exchange(zeros_, {});
  if (zeros.size < evtx::kChunkSize) return;
  places_ += zeros.size / evtx::kChunkSize;
  account_.losses.add(evtx::Error(
      fmt::format("{} bytes are zero and a chunk follows: what stood there is lost", zeros.size),
      {.offset = zeros.offset}));
}

void LogCheck::operator()(const evtx::Zeros& zeros) {
  if (zeros_.size == 0) zeros_.offset = zeros.offset;
  zeros_.size += zeros.size;
}

void LogCheck::operator()(const evtx::Gap& gap) { places_ += gap.size / evtx::kChunkSize; }

// With a new header a new log begins.
void LogCheck::follow(const evtx::ChunkWalk& walk) {
  if (walk.file_headers() == headers_) return;
  if (header_) check_header();
  headers_ = walk.file_headers();
  header_ = walk.file_header();
  met_chunk_ = false;
  places_ = 0;
  zeros_ = {};
}

void LogCheck::check_header() {
  const auto& header = *header_;
  const bool is_sound = header.checksum == header.computed_checksum;
  if (!met_chunk_ && header.chunk_count > 0) {
    account_.losses.add(
        evtx::Error(fmt::format("has no chunk, its header names {}", header.chunk_count)));
  } else if (is_sound && header.chunk_count > places_) {
    account_.losses.add(
        evtx::Error(fmt::format("header names {} chunks, {} there", header.chunk_count, places_)));
  } else if (!is_sound) {
    account_.doubts.add(
        evtx::Error(fmt::format("file header's checksum is {:#010x}, the bytes give {:#010x}",
                                header.checksum, header.computed_checksum)));
  }
}

// Without a header and without a chunk.
std::string LogCheck::why_no_log(const evtx::ChunkWalk& walk) const {
  if (zeros_.size == walk.offset()) return "is not an event log: all its bytes are zero";
  const auto format = walk.other_format();
  if (format.empty()) return "is not an event log: no ElfFile signature and no chunk";
  return fmt::format("is not an event log but {}", format);
}

Account LogCheck::close(const evtx::ChunkWalk& walk) {
  follow(walk);
  account_.counts.bytes = walk.header_bytes();
  if (walk.offset() == 0) {
    account_.losses.add(evtx::Error("is empty"));
  } else if (header_) {
    check_header();
  } else if (met_chunk_) {
    account_.doubts.add(evtx::Error("has no whole file header, its chunks are read"));
  } else if (headers_ > 0) {
    account_.losses.add(evtx::Error(fmt::format("file header needs {} bytes, {} there",
                                                evtx::kFileHeaderUsedSize, walk.offset())));
  } else {
    account_.losses.add(evtx::Error(why_no_log(walk)));
  }
  if (headers_ > 1)
    account_.doubts.add(
        evtx::Error(fmt::format("{} logs stand in it one behind the other", headers_)));
  return std::move(account_);
}

}  // namespace timeline
