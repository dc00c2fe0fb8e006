#include "evtx/chunk_walk.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <span>
#include <utility>

namespace evtx {
namespace {

// Behind a whole chunk, as much as is needed to judge what follows it.
constexpr std::size_t kWindowSize = kChunkSize + kChunkHeaderSize;

using Bytes = std::span<const std::byte>;

Bytes first_at_most(Bytes bytes, std::size_t size) {
  return bytes.first(std::min(bytes.size(), size));
}

bool all_zero(Bytes bytes) {
  return std::ranges::all_of(bytes, [](std::byte byte) { return byte == std::byte{0}; });
}

// A chunk whose signature is lost: the fields of its header and its first record stand.
bool is_unsigned_chunk(Bytes bytes) {
  constexpr std::array kRecordSignature{std::byte{0x2a}, std::byte{0x2a}, std::byte{0},
                                        std::byte{0}};
  if (bytes.size() < kChunkHeaderSize + kRecordSignature.size()) return false;
  const auto record = bytes.subspan(kChunkHeaderSize, kRecordSignature.size());
  return read_chunk_header(bytes).is_plausible() && std::ranges::equal(record, kRecordSignature);
}

bool is_chunk(Bytes bytes) { return has_chunk_signature(bytes) || is_unsigned_chunk(bytes); }

bool is_trustworthy_chunk(Bytes bytes) {
  return bytes.size() >= kChunkHeaderSize && read_chunk_header(bytes).is_trustworthy();
}

}  // namespace

void ChunkWalk::fill() {
  if (exhausted_ || window_.size() >= kWindowSize) return;
  const auto held = window_.size();
  window_.resize(kWindowSize);
  const auto got = stream_.read(std::span(window_).subspan(held));
  window_.resize(held + got);
  exhausted_ = window_.size() < kWindowSize;
}

void ChunkWalk::consume(std::size_t size) {
  window_.erase(window_.begin(), window_.begin() + static_cast<std::ptrdiff_t>(size));
  offset_ += size;
}

// A chunk that begins inside the header's block is not skipped with it: bytes of the block are
// lost.
void ChunkWalk::skip_file_header() {
  started_ = true;
  fill();
  if (!is_log(window_)) return;
  file_header_ = read_file_header(window_);
  const auto block = first_at_most(window_, kFileHeaderSize + 1);
  consume(find_chunk_signature(block, 1).value_or(std::min(block.size(), kFileHeaderSize)));
}

// Where the chunk at the front of the window ends: 64 KiB on, unless no chunk follows there and
// another whole chunk header is found before.
std::size_t ChunkWalk::chunk_end() const {
  const Bytes window(window_);
  const auto whole = std::min(window.size(), kChunkSize);
  if (is_chunk(window.subspan(whole))) return whole;
  for (auto at = find_chunk_signature(window, 1); at && *at < whole;
       at = find_chunk_signature(window, *at + 1))
    if (is_trustworthy_chunk(window.subspan(*at))) return *at;
  return whole;
}

Chunk ChunkWalk::take_chunk() {
  const auto size = chunk_end();
  Chunk chunk{.offset = offset_, .size = size};
  chunk.bytes.reserve(kChunkSize);
  chunk.bytes.assign(window_.begin(), window_.begin() + static_cast<std::ptrdiff_t>(size));
  chunk.bytes.resize(kChunkSize);
  chunk.header = read_chunk_header(chunk.bytes);
  consume(size);
  return chunk;
}

Zeros ChunkWalk::take_zeros() {
  const auto size = std::min(window_.size(), kChunkSize);
  const Zeros zeros{.offset = offset_, .size = size};
  consume(size);
  return zeros;
}

bool ChunkWalk::at_garbage() const {
  return !window_.empty() && !is_chunk(window_) && !all_zero(first_at_most(window_, kChunkSize));
}

Gap ChunkWalk::take_gap() {
  Gap gap{.offset = offset_};
  while (at_garbage()) {
    const auto block = first_at_most(window_, kChunkSize + 7);  // the signature may lie across
    consume(find_chunk_signature(block, 1).value_or(std::min(block.size(), kChunkSize)));
    fill();
  }
  gap.size = offset_ - gap.offset;
  return gap;
}

std::optional<Piece> ChunkWalk::next() {
  if (!started_) skip_file_header();
  fill();
  if (window_.empty()) return std::nullopt;
  if (at_garbage()) return take_gap();
  if (is_chunk(window_)) return take_chunk();
  return take_zeros();
}

}  // namespace evtx
