#include "evtx/chunk.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <string_view>
#include <utility>

#include "evtx/checksum.h"
#include "evtx/cursor.h"

namespace evtx {
namespace {

constexpr std::string_view kChunkSignature{"ElfChnk\0", 8};
constexpr std::uint32_t kHeaderSizeField = 128;

}  // namespace

bool ChunkHeader::is_plausible() const {
  return header_size == kHeaderSizeField && free_space_offset >= kChunkHeaderSize &&
         free_space_offset <= kChunkSize;
}

bool ChunkHeader::is_trustworthy() const {
  return has_signature && is_plausible() && header_checksum == computed_header_checksum;
}

bool has_chunk_signature(std::span<const std::byte> bytes) {
  return bytes.size() >= kChunkSignature.size() &&
         std::memcmp(bytes.data(), kChunkSignature.data(), kChunkSignature.size()) == 0;
}

std::optional<std::size_t> find_chunk_signature(std::span<const std::byte> bytes,
                                                std::size_t from) {
  if (from >= bytes.size()) return std::nullopt;
  const auto rest = bytes.subspan(from);
  const void* found =
      memmem(rest.data(), rest.size(), kChunkSignature.data(), kChunkSignature.size());
  if (found == nullptr) return std::nullopt;
  return static_cast<std::size_t>(static_cast<const std::byte*>(found) - bytes.data());
}

ChunkHeader read_chunk_header(std::span<const std::byte> bytes) {
  ChunkHeader header{.has_signature = has_chunk_signature(bytes)};
  Cursor cursor(bytes.first(kChunkHeaderSize));
  cursor.skip(kChunkSignature.size(), "chunk signature");
  header.first_record_number = cursor.u64("first record number");
  header.last_record_number = cursor.u64("last record number");
  header.first_record_id = cursor.u64("first record id");
  header.last_record_id = cursor.u64("last record id");
  header.header_size = cursor.u32("header size");
  header.last_record_offset = cursor.u32("last record offset");
  header.free_space_offset = cursor.u32("free space offset");
  header.records_checksum = cursor.u32("records checksum");
  cursor.skip(64, "reserved bytes");
  header.flags = cursor.u32("flags");
  header.header_checksum = cursor.u32("header checksum");
  header.computed_header_checksum =
      crc32({bytes.first(120), bytes.subspan(128, kChunkHeaderSize - 128)});
  return header;
}

Chunk chunk_of(std::vector<std::byte> bytes, std::uint64_t offset) {
  const auto size = bytes.size();
  bytes.resize(kChunkSize);
  const auto owner = std::make_shared<const std::vector<std::byte>>(std::move(bytes));
  return {.offset = offset,
          .bytes = *owner,
          .size = size,
          .header = read_chunk_header(*owner),
          .owner = owner};
}

std::optional<std::uint32_t> records_checksum(const Chunk& chunk) {
  if (!chunk.header.is_plausible()) return std::nullopt;
  return crc32({chunk.bytes.first(chunk.header.free_space_offset).subspan(kChunkHeaderSize)});
}

}  // namespace evtx
