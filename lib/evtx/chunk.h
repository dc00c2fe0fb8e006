#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace evtx {

inline constexpr std::size_t kChunkSize = 65536;
inline constexpr std::size_t kChunkHeaderSize = 512;

/// The head of a chunk:
///
///     0    8  "ElfChnk\0"
///     8    8  first record number, 16  8  last record number
///     24   8  first record id,     32  8  last record id
///     40   4  header size, 128
///     44   4  offset of the last record, 48  4  offset of the free space; both from the chunk
///     52   4  CRC-32 of the records, from 512 to the free space
///     120  4  flags: 1 in all logs seen; 4 the checksums were never written
///     124  4  CRC-32 of bytes 0 to 120 and 128 to 512
///     128  256  64 buckets of names, 384  128  32 buckets of templates
struct ChunkHeader {
  bool has_signature = false;
  std::uint64_t first_record_number = 0;
  std::uint64_t last_record_number = 0;
  std::uint64_t first_record_id = 0;
  std::uint64_t last_record_id = 0;
  std::uint32_t header_size = 0;
  std::uint32_t last_record_offset = 0;
  std::uint32_t free_space_offset = 0;
  std::uint32_t records_checksum = 0;  ///< as stored
  std::uint32_t flags = 0;
  std::uint32_t header_checksum = 0;           ///< as stored
  std::uint32_t computed_header_checksum = 0;  ///< of the bytes as they are

  /// The fields say where records can be: a header of 128 bytes, free space inside the chunk.
  [[nodiscard]] bool is_plausible() const;
  /// Plausible, with the right signature, and its checksum proves it unchanged.
  [[nodiscard]] bool is_trustworthy() const;
  /// The writer left the checksums out and says so.
  [[nodiscard]] bool lacks_checksums() const { return (flags & 4U) != 0; }

  bool operator==(const ChunkHeader&) const = default;
};

/// One chunk: 64 KiB that hold their records and all that is needed to read them.
struct Chunk {
  std::uint64_t offset = 0;            ///< in the file
  std::span<const std::byte> bytes{};  ///< kChunkSize of them; zeros where the file did not go on
  std::size_t size = 0;                ///< how many of the bytes are the file's
  ChunkHeader header{};
  std::shared_ptr<const void> owner{};  ///< of the bytes
};

/// A chunk that owns its bytes, of which there are at most kChunkSize.
Chunk chunk_of(std::vector<std::byte> bytes, std::uint64_t offset);

/// The header in the first 512 bytes of a chunk; there must be that many.
ChunkHeader read_chunk_header(std::span<const std::byte> bytes);

/// True if the bytes begin with `ElfChnk\0`.
bool has_chunk_signature(std::span<const std::byte> bytes);

/// The place of the first `ElfChnk\0` at or after `from`; nothing if there is none.
std::optional<std::size_t> find_chunk_signature(std::span<const std::byte> bytes, std::size_t from);

/// The CRC-32 of the chunk's records, by its own header's reckoning of where they end.
/// Nothing if the header is not plausible.
std::optional<std::uint32_t> records_checksum(const Chunk& chunk);

}  // namespace evtx
