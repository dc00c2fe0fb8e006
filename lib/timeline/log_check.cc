#include "timeline/log_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <variant>

#include "evtx/record_walk.h"
#include "timeline/wording.h"

namespace timeline {

void LogCheck::add(const evtx::Piece& piece, const evtx::ChunkWalk& walk) {
  follow(walk);
  std::visit(*this, piece);
}

void LogCheck::operator()(const evtx::Chunk& chunk) {
  met_chunk_ = true;
  ++places_;
  ++chunks_;
  if (zeros_.size >= evtx::kChunkSize) lose_zeros(chunk.header);
  zeros_ = {};
  last_id_.reset();
  if (chunk.header.is_trustworthy()) note_ids(chunk.header);
}

// That of an empty chunk has -1.
void LogCheck::note_ids(const evtx::ChunkHeader& header) {
  last_id_ = header.last_record_id;
  if (header.first_record_id > header.last_record_id || header.last_record_id + 1 == 0) return;
  if (!first_id_) first_id_ = header.first_record_id;
  if (newest_id_ && header.first_record_id <= *newest_id_) ++steps_back_;
  newest_id_ = header.last_record_id;
}

// In a circular log the last chunk comes before the first one.
void LogCheck::check_order() {
  const bool is_circular = steps_back_ == 1 && *newest_id_ < *first_id_;
  if (steps_back_ == 0 || is_circular) return;
  account_.doubts.add(evtx::Error(
      fmt::format("chunks do not stand in the order of their records: {} with lower ids than the "
                  "chunk before",
                  steps_back_)));
}

// The count has 16 bits, and that of a log that was not closed is old.
void LogCheck::check_count() {
  constexpr std::uint64_t kMostCounted = 65'535;
  if (!header_->is_closed() || header_->chunk_count >= chunks_ || chunks_ > kMostCounted) return;
  account_.doubts.add(
      evtx::Error(fmt::format("header names {}, {} there: it is older than "
                              "the log, or they were added",
                              counted(header_->chunk_count, "chunk"), chunks_)));
}

void LogCheck::lose_zeros(const evtx::ChunkHeader& behind) {
  places_ += zeros_.size / evtx::kChunkSize;
  count_zeroed(zeros_.size / evtx::kChunkSize);
  auto text =
      fmt::format("{} bytes are zero and a chunk follows: what stood there is lost", zeros_.size);
  if (const auto missing = missing_before(behind); missing > 0) {
    account_.counts.missing += missing;
    text += fmt::format(", {}: {} missing",
                        records_in_words(*last_id_ + 1, behind.first_record_id - 1), missing);
  }
  account_.losses.add(evtx::Error(std::move(text), {.offset = zeros_.offset}));
}

// They are among the zeros that were met.
void LogCheck::count_zeroed(std::uint64_t chunks) {
  account_.counts += {.chunks = chunks, .damaged_chunks = chunks, .zeroed_chunks = chunks};
}

// How many records have ids between those of two chunks, if so many can have stood in the zeros.
std::uint64_t LogCheck::missing_before(const evtx::ChunkHeader& behind) const {
  const bool is_known = last_id_ && behind.is_trustworthy() && behind.first_record_id > *last_id_;
  const auto missing = is_known ? behind.first_record_id - *last_id_ - 1 : 0;
  return missing <= zeros_.size / evtx::kSmallestRecord ? missing : 0;
}

void LogCheck::operator()(const evtx::Zeros& zeros) {
  if (zeros_.size == 0) zeros_.offset = zeros.offset;
  zeros_.size += zeros.size;
}

// Some of the records before the next chunk stood there.
void LogCheck::operator()(const evtx::Gap& gap) {
  places_ += gap.size / evtx::kChunkSize;
  last_id_.reset();
}

// With a new header a new log begins.
void LogCheck::follow(const evtx::ChunkWalk& walk) {
  if (walk.file_headers() == headers_) return;
  if (header_) check_header();
  check_order();
  headers_ = walk.file_headers();
  header_ = walk.file_header();
  met_chunk_ = false;
  places_ = 0;
  chunks_ = 0;
  zeros_ = {};
  last_id_.reset();
  first_id_.reset();
  newest_id_.reset();
  steps_back_ = 0;
}

void LogCheck::check_header() {
  const auto& header = *header_;
  const bool is_sound = header.checksum == header.computed_checksum;
  if (!met_chunk_ && header.chunk_count > 0) {
    lose_chunks(header.chunk_count);
    account_.losses.add(
        evtx::Error(fmt::format("has no chunk, its header names {}", header.chunk_count)));
  } else if (is_sound && header.chunk_count > places_) {
    lose_chunks(header.chunk_count - places_);
    account_.losses.add(evtx::Error(
        fmt::format("header names {}, {} there", counted(header.chunk_count, "chunk"), places_)));
  } else if (!is_sound) {
    account_.doubts.add(
        evtx::Error(fmt::format("file header's checksum is {:#010x}, the bytes give {:#010x}",
                                header.checksum, header.computed_checksum)));
  } else {
    check_count();
  }
}

// Zeros at the end are in the place of those that are not there.
void LogCheck::lose_chunks(std::uint64_t missing) {
  count_zeroed(std::min(missing, zeros_.size / evtx::kChunkSize));
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
  check_order();
  if (headers_ > 1)
    account_.doubts.add(
        evtx::Error(fmt::format("{} logs stand in it one behind the other", headers_)));
  return std::move(account_);
}

}  // namespace timeline
