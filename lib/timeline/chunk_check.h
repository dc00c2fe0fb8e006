#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "evtx/chunk.h"
#include "evtx/record_walk.h"
#include "timeline/account.h"

namespace timeline {

/// What is seen of a chunk from outside its records.
struct ChunkFrames {
  std::vector<evtx::Frame> frames{};  ///< of the whole records
  Counts counts{};                    ///< chunks, records, those that are broken or missing
  Notices losses{};
  Notices doubts{};
};

/// Checks a chunk's header and checksums, and finds its records. A broken record is counted as
/// unreadable.
ChunkFrames frames_of(const evtx::Chunk& chunk);

}  // namespace timeline
