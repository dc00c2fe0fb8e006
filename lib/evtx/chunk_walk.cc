#include "evtx/chunk_walk.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <memory>
#include <span>
#include <utility>

#include "evtx/file_format.h"
#include "evtx/record_walk.h"

namespace evtx {
namespace {

// Behind a whole chunk, as much as is needed to tell whether one follows: its header, and the
// beginning of its first record. As much again, since odd sizes take longer to copy.
constexpr std::size_t kBehind = 2 * kChunkHeaderSize;
constexpr std::size_t kWindowSize = kChunkSize + kBehind;
// Large reads, but small enough for a processor's cache, and a whole number of chunks: all that has
// to be copied to the next block is what is behind the last.
constexpr std::size_t kBlockSize = kFileHeaderSize + 16 * kChunkSize + kBehind;

// What the system copies to an odd address it copies at a third of the speed on some processors.
constexpr std::size_t kPage = 4096;

constexpr std::size_t kSignatureSize = 8;  // it may lie across the end of what is looked at

using Bytes = std::span<const std::byte>;

Bytes first_at_most(Bytes bytes, std::size_t size) {
  return bytes.first(std::min(bytes.size(), size));
}

bool all_zero(Bytes bytes) {
  return bytes.empty() || (bytes.front() == std::byte{0} &&
                           std::memcmp(bytes.data(), bytes.data() + 1, bytes.size() - 1) == 0);
}

// A chunk whose signature is lost: its first record stands where it should, and the fields of its
// header stand, too, or that record is whole. Each place that is asked about is one where a chunk
// would begin if those before it are as long as they should be.
bool is_unsigned_chunk(Bytes bytes) {
  return bytes.size() >= kChunkHeaderSize &&
         has_record_signature(bytes.subspan(kChunkHeaderSize)) &&
         (read_chunk_header(bytes).is_plausible() ||
          whole_frame(first_at_most(bytes, kChunkSize), kChunkHeaderSize));
}

bool is_chunk(Bytes bytes) { return has_chunk_signature(bytes) || is_unsigned_chunk(bytes); }

// All that can be told of a chunk that is not in the window yet.
bool begins_like_chunk(Bytes bytes) {
  return has_chunk_signature(bytes) ||
         (bytes.size() > kChunkHeaderSize && has_record_signature(bytes.subspan(kChunkHeaderSize)));
}

bool is_trustworthy_chunk(Bytes bytes) {
  return bytes.size() >= kChunkHeaderSize && read_chunk_header(bytes).is_trustworthy();
}

// The first one that begins there or behind it.
std::byte* page_behind(std::byte* place) {
  void* page = place;
  auto room = kPage;
  return static_cast<std::byte*>(std::align(kPage, 1, page, room));
}

}  // namespace

// One that no chunk lies in any more, or another one.
ChunkWalk::Block ChunkWalk::free_block() {
  for (const auto& block : blocks_) {
    if (block.use_count() > 1) continue;
    std::atomic_thread_fence(std::memory_order_acquire);  // the last chunk was let go elsewhere
    return block;
  }
  // NOLINTNEXTLINE(modernize-avoid-c-arrays): a vector would clear what is read over at once
  return blocks_.emplace_back(std::make_shared_for_overwrite<std::byte[]>(kBlockSize + kPage));
}

// What is left of the block begins the next one, up to the end of a page; it is then filled up.
void ChunkWalk::fill() {
  if (exhausted_ || window_.size() >= kWindowSize) return;
  auto block = free_block();
  auto* const begin = page_behind(block.get() + window_.size()) - window_.size();
  std::ranges::copy(window_, begin);
  const auto wanted = block_ ? kBlockSize - kFileHeaderSize : kBlockSize;
  const std::span room(begin + window_.size(), wanted - window_.size());
  const auto got = stream_.read(room);
  exhausted_ = got < room.size();
  window_ = std::span(begin, window_.size() + got);
  block_ = std::move(block);
}

void ChunkWalk::consume(std::size_t size) {
  window_ = window_.subspan(size);
  offset_ += size;
}

// A block that is no file header, as its signature is damaged, holds no record either. A log that
// lost its beginning goes on with a chunk.
void ChunkWalk::begin() {
  begun_ = true;
  fill();
  other_format_ = evtx::other_format(window_);
  const auto head = first_at_most(window_, kFileHeaderSize + kSignatureSize);
  if (is_chunk(window_) || all_zero(first_at_most(window_, kFileHeaderSize))) return;
  if (is_log(window_) || find_chunk_signature(head, 1)) skip_file_header();
}

// A chunk that begins inside the header's block is not skipped with it: bytes of the block are
// lost.
void ChunkWalk::skip_file_header() {
  file_header_ = read_file_header(window_);
  ++file_headers_;
  const auto block = first_at_most(window_, kFileHeaderSize + kSignatureSize);
  const auto size =
      std::min(find_chunk_signature(block, 1).value_or(block.size()), kFileHeaderSize);
  header_bytes_ += size;
  consume(size);
  fill();
}

// Where the chunk at the front of the window ends: 64 KiB on, unless no chunk follows there and
// another whole chunk header is found before.
std::size_t ChunkWalk::chunk_end() const {
  const auto whole = std::min(window_.size(), kChunkSize);
  if (begins_like_chunk(window_.subspan(whole))) return whole;
  const auto inside = first_at_most(window_, kWindowSize);
  for (auto at = find_chunk_signature(inside, 1); at && *at < whole;
       at = find_chunk_signature(inside, *at + 1))
    if (is_trustworthy_chunk(window_.subspan(*at))) return *at;
  return whole;
}

Chunk ChunkWalk::take_chunk() {
  const auto bytes = window_.first(chunk_end());
  auto chunk = bytes.size() == kChunkSize ? Chunk{.offset = offset_,
                                                  .bytes = bytes,
                                                  .size = kChunkSize,
                                                  .header = read_chunk_header(bytes),
                                                  .owner = block_}
                                          : chunk_of({bytes.begin(), bytes.end()}, offset_);
  consume(bytes.size());
  return chunk;
}

// How many zeros the window begins with: a chunk's size, or up to a chunk or the end of the file.
// None if anything else follows before.
std::size_t ChunkWalk::zeros_size() const {
  if (window_.size() >= kChunkSize && all_zero(window_.first(kChunkSize))) return kChunkSize;
  const auto block = first_at_most(window_, kChunkSize + kSignatureSize - 1);
  const auto size = std::min(find_chunk_signature(block, 0).value_or(block.size()), kChunkSize);
  return all_zero(block.first(size)) ? size : 0;
}

Zeros ChunkWalk::take_zeros() {
  const auto size = zeros_size();
  const Zeros zeros{.offset = offset_, .size = size};
  consume(size);
  return zeros;
}

bool ChunkWalk::at_garbage() const {
  return !window_.empty() && !is_chunk(window_) && zeros_size() == 0;
}

Gap ChunkWalk::take_gap() {
  Gap gap{.offset = offset_};
  while (at_garbage()) {
    const auto block = first_at_most(window_, kChunkSize + kSignatureSize - 1);
    consume(find_chunk_signature(block, 1).value_or(std::min(block.size(), kChunkSize)));
    fill();
  }
  gap.size = offset_ - gap.offset;
  return gap;
}

std::optional<Piece> ChunkWalk::next() {
  if (!begun_) begin();
  fill();
  while (read_file_header(window_)) skip_file_header();
  if (window_.empty()) return std::nullopt;
  if (at_garbage()) return take_gap();
  if (is_chunk(window_)) return take_chunk();
  return take_zeros();
}

}  // namespace evtx
