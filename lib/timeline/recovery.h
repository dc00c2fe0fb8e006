#pragma once

#include <span>
#include <vector>

#include "evtx/chunk.h"
#include "evtx/reader.h"
#include "evtx/record.h"
#include "evtx/record_walk.h"

namespace timeline {

/// The records in the slack of a chunk that can be read and make sense, of any event, in the order
/// of their places. They are marked as recovered. `live` are the frames of the chunk's used part.
std::vector<evtx::Record> recovered_records(const evtx::Chunk& chunk,
                                            std::span<const evtx::Frame> live,
                                            const evtx::Reader& read);

}  // namespace timeline
