#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "evtx/chunk.h"
#include "evtx/record_walk.h"

namespace evtx {

/// A log that holds one chunk and only its whole records.
struct OneChunkLog {
  /// A file header, then the chunk. Its header is sound, but does not say where the records end:
  /// libevtx takes that only for the end of what it computes a checksum of, byte by byte, and needs
  /// longer for that than for decoding a record.
  std::vector<std::byte> bytes{};
  /// For each frame, which record of the log it is. A stretch between two frames is a record too,
  /// an empty one, so that the frames keep their places: templates and names are found by them.
  /// Empty for a frame that stands so close behind another one, or behind the chunk's header, that
  /// no record fits between them: it is part of the next stretch.
  std::vector<std::optional<int>> indices{};
};

/// Builds the log; `frames` are those of the chunk, in order.
OneChunkLog one_chunk_log(const Chunk& chunk, std::span<const Frame> frames);

}  // namespace evtx
