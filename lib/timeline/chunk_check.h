#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "evtx/chunk_walk.h"
#include "evtx/record_walk.h"
#include "timeline/account.h"
#include "timeline/doubted_ids.h"

namespace timeline {

/// What a stored checksum is, held against the bytes.
enum class Checksum { right, wrong };

/// What is seen of a chunk from outside its records.
struct ChunkFrames {
  std::vector<evtx::Frame> frames{};  ///< of the whole records
  Counts counts{};                    ///< chunks, records, those that are broken or missing
  Notices losses{};
  Notices doubts{};
  /// The first and the last record id that a sound header tells of, where some are not there.
  std::optional<std::pair<std::uint64_t, std::uint64_t>> promised{};
  /// Empty where the writer left them out, or the bytes they are of are not there or not known.
  std::optional<Checksum> header_checksum{};
  std::optional<Checksum> records_checksum{};
  DoubtedIds doubted_ids{};

  /// The id of one of the frames, as it is believed; nothing if nobody knows it.
  [[nodiscard]] std::optional<std::uint64_t> id_of(const evtx::Frame& frame) const {
    return believed_id(frame, doubted_ids);
  }
};

/// Checks a chunk's header and checksums, and finds its records. A broken record is counted as
/// unreadable.
ChunkFrames frames_of(const evtx::Chunk& chunk);
/// Zeros are counted. They have no records.
ChunkFrames frames_of(const evtx::Zeros& zeros);
/// A gap is a loss, and counts as so many damaged chunks as would fit into it.
ChunkFrames frames_of(const evtx::Gap& gap);

}  // namespace timeline
