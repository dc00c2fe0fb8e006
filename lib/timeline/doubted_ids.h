#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>

#include "evtx/chunk.h"
#include "evtx/record_walk.h"

namespace timeline {

// One changed bit makes an id that no record ever had, and between it and the others there would be
// a gap of any size. Where no checksum vouches for the records of a chunk, the other witnesses are
// asked: the records beside, the chunk's header, and that ids rise from record to record.

/// The records whose id nobody vouches for, by their position in the chunk. Each has the id that
/// its place between the others gives it, or nothing where that leaves several.
using DoubtedIds = std::map<std::size_t, std::optional<std::uint64_t>>;

/// The id of a record as it is believed; nothing if nobody knows it.
inline std::optional<std::uint64_t> believed_id(const evtx::Frame& frame,
                                                const DoubtedIds& doubted) {
  const auto found = doubted.find(frame.position);
  return found == doubted.end() ? frame.id : found->second;
}

/// Of the records of a chunk whose checksum is not there or wrong, those with a doubted id. An id
/// is believed if it follows on that of the record before, or the one behind on it, with as many
/// between them as the bytes that were skipped can have held; and if it rises with the others, and
/// lies between ids that are believed or that the header names.
DoubtedIds doubted_ids(std::span<const evtx::Frame> frames, const evtx::ChunkHeader& header);

}  // namespace timeline
