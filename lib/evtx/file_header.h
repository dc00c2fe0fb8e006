#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace evtx {

/// The first block of a log ([MS-EVEN6] does not describe it; the layout is the one all readers
/// agree on):
///
///     0    8  "ElfFile\0"
///     8    8  first chunk number, 16  8  last chunk number, 24  8  next record id
///     32   4  header size, 128
///     36   2  minor version, 38  2  major version: 3.1, and 3.2 since Windows 10 2004
///     40   2  size of this block, 4096
///     42   2  number of chunks: wraps at 65,536 and is stale in a log that was copied while open
///     120  4  flags: 1 dirty (not closed), 2 full
///     124  4  CRC-32 of bytes 0 to 120
///
/// No chunk is looked for by it, they speak for themselves; what it names beside is lost.
struct FileHeader {
  std::uint64_t first_chunk = 0;
  std::uint64_t last_chunk = 0;
  std::uint64_t next_record_id = 0;
  std::uint16_t minor_version = 0;
  std::uint16_t major_version = 0;
  std::uint16_t chunk_count = 0;
  std::uint32_t flags = 0;
  std::uint32_t checksum = 0;           ///< as stored
  std::uint32_t computed_checksum = 0;  ///< of the bytes as they are

  /// True if its log was closed, so that its counts are those of the log.
  [[nodiscard]] bool is_closed() const { return (flags & 1U) == 0; }

  bool operator==(const FileHeader&) const = default;
};

inline constexpr std::size_t kFileHeaderSize = 4096;
inline constexpr std::size_t kFileHeaderUsedSize = 128;  ///< the rest is zero

/// True if the bytes begin with `ElfFile\0`.
bool is_log(std::span<const std::byte> bytes);

/// The header of a log, from its first kFileHeaderUsedSize bytes or more. Nothing if they are not
/// one.
std::optional<FileHeader> read_file_header(std::span<const std::byte> bytes);

}  // namespace evtx
