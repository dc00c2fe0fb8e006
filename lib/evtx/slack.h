#pragma once

#include <span>
#include <vector>

#include "evtx/chunk.h"
#include "evtx/record.h"
#include "evtx/record_walk.h"

namespace evtx {

/// Finds whole records behind the used part of a chunk: what the chunk held before it was written
/// anew, or before its last records were taken away. `live` are the frames of its used part.
/// Their templates and names may have been written over since.
std::vector<Frame> frames_in_slack(const Chunk& chunk, std::span<const Frame> live);

/// True if a record from the slack can be what it says it is: written in this century, its event
/// created within a day of that, and its id not one of the live records'.
bool makes_sense(const Record& recovered, std::span<const Frame> live);

}  // namespace evtx
