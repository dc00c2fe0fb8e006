#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "bytes.h"
#include "evtx/checksum.h"
#include "evtx/chunk.h"
#include "evtx/record_walk.h"

/// Chunks whose records have sound frames, and inside nothing readable or what a test puts there.
namespace chunk_bytes {

inline constexpr std::uint64_t kFiletime = 116444736000000000;  // 1970-01-01

/// A record's frame of `size` bytes.
inline Bytes record(std::uint64_t id, std::uint32_t size = 64) {
  return Bytes().u32(0x2a2a).u32(size).u64(id).u64(kFiletime).pad_to(size - 4).u32(size);
}

/// A record around this BinXML.
inline Bytes record(std::uint64_t id, const Bytes& binxml) {
  const auto size = static_cast<std::uint32_t>(24 + binxml.size() + 4);
  return Bytes().u32(0x2a2a).u32(size).u64(id).u64(kFiletime).bytes(binxml.span()).u32(size);
}

/// Makes both checksums of a chunk's bytes right again.
inline void sign(Bytes& chunk) {
  const auto free_space = [&] {
    std::uint32_t value = 0;
    std::memcpy(&value, chunk.span().data() + 48, sizeof value);
    return value;
  }();
  chunk.put(52, evtx::crc32({chunk.span().first(free_space).subspan(512)}));
  chunk.put(124, evtx::crc32({chunk.span().first(120), chunk.span().subspan(128, 384)}));
}

/// A chunk of these records; its header says `first_id` and `last_id`.
inline Bytes chunk(const std::vector<Bytes>& records, std::uint64_t first_id,
                   std::uint64_t last_id) {
  Bytes bytes;
  bytes.text("ElfChnk").u8(0).u64(1).u64(records.size()).u64(first_id).u64(last_id).u32(128);
  bytes.pad_to(512);
  for (const auto& one : records) bytes.bytes(one.span());
  const auto end = static_cast<std::uint32_t>(bytes.size());
  bytes.put(48, end).put(120, std::uint32_t{1}).pad_to(evtx::kChunkSize);
  sign(bytes);
  return bytes;
}

/// A chunk of `count` records with ids from `first_id` on.
inline Bytes chunk(std::uint64_t first_id, std::uint64_t count) {
  std::vector<Bytes> records;
  records.reserve(count);
  for (std::uint64_t i = 0; i < count; ++i) records.push_back(record(first_id + i));
  return chunk(records, first_id, first_id + count - 1);
}

/// The chunk as the walk hands it out.
inline evtx::Chunk parsed(const Bytes& bytes, std::uint64_t offset = 0x1000) {
  return evtx::chunk_of(bytes.vector(), offset);
}

/// The chunk's whole frames.
inline std::vector<evtx::Frame> frames_of(const evtx::Chunk& chunk) {
  std::vector<evtx::Frame> frames;
  evtx::RecordWalk walk(chunk);
  while (const auto step = walk.next())
    if (const auto* frame = std::get_if<evtx::Frame>(&*step)) frames.push_back(*frame);
  return frames;
}

/// A log's header block.
inline Bytes file_header() {
  Bytes bytes;
  bytes.text("ElfFile").u8(0).u64(0).u64(0).u64(1).u32(128).u16(1).u16(3).u16(4096).u16(1);
  bytes.pad_to(4096);
  bytes.put(124, evtx::crc32({bytes.span().first(120)}));
  return bytes;
}

}  // namespace chunk_bytes
