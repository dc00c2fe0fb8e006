#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "evtx/byte_stream.h"
#include "evtx/chunk.h"
#include "evtx/file_header.h"

namespace evtx {

/// Bytes that are all zero where a chunk could stand: room a log has not used yet.
struct Zeros {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;  ///< kChunkSize, less before a chunk and at the end of the file
};

/// Bytes that are neither a chunk nor zero.
struct Gap {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
};

using Piece = std::variant<Chunk, Zeros, Gap>;

/// Cuts a stream into chunks, from its first byte to its last, whatever its header says of them.
///
///     | file header | chunk | chunk | zeros | gap | chunk | chunk, cut |
///
/// A chunk is expected where the one before ended. Where none is, the next `ElfChnk\0` is looked
/// for byte by byte, also inside the chunk before if that one turns out to be short. A chunk that
/// lost its signature is known, where one is expected, by the rest of its header, or, where that is
/// lost, too, by a whole record in the place of the first.
///
/// What stands before the first chunk counts as file header, even if it is none, up to the size of
/// one; so does a file header where a chunk is expected, of a second log behind the first.
class ChunkWalk {
 public:
  /// `stream` must outlive the walk.
  explicit ChunkWalk(ByteStream& stream) : stream_(stream) {}

  /// The next piece; nothing at the end. Throws what the stream throws.
  std::optional<Piece> next();

  /// The file header met last; empty if there is none, or if it is not whole.
  [[nodiscard]] const std::optional<FileHeader>& file_header() const { return file_header_; }
  /// How many file headers were met, whole or not.
  [[nodiscard]] std::uint64_t file_headers() const { return file_headers_; }
  /// How many bytes were skipped with them.
  [[nodiscard]] std::uint64_t header_bytes() const { return header_bytes_; }
  /// What the stream seems to be if it begins as no log does, see `other_format`.
  [[nodiscard]] std::string_view other_format() const { return other_format_; }
  /// How many bytes were handed out or skipped so far.
  [[nodiscard]] std::uint64_t offset() const { return offset_; }

 private:
  using Block = std::shared_ptr<std::byte[]>;  // NOLINT(modernize-avoid-c-arrays): sized when made

  Block free_block();
  void fill();
  void consume(std::size_t size);
  void begin();
  void skip_file_header();
  [[nodiscard]] std::size_t zeros_size() const;
  [[nodiscard]] std::size_t chunk_end() const;
  [[nodiscard]] bool at_garbage() const;
  Chunk take_chunk();
  Zeros take_zeros();
  Gap take_gap();

  ByteStream& stream_;
  std::vector<Block> blocks_{};
  Block block_{};                        // shared with the chunks that lie in it
  std::span<const std::byte> window_{};  // of the block, read and not consumed; begins at offset_
  std::uint64_t offset_ = 0;
  bool begun_ = false;
  std::string_view other_format_{};
  bool exhausted_ = false;
  std::optional<FileHeader> file_header_{};
  std::uint64_t file_headers_ = 0;
  std::uint64_t header_bytes_ = 0;
};

}  // namespace evtx
