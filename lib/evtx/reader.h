#pragma once

#include <functional>
#include <span>
#include <variant>
#include <vector>

#include "evtx/chunk.h"
#include "evtx/error.h"
#include "evtx/record.h"
#include "evtx/record_walk.h"

namespace evtx {

/// A record that was read, or why it was not.
using ReadResult = std::variant<Record, Error>;

/// Reads the contents of a chunk's records: one result a frame, in the order of the frames.
/// Never throws on account of the bytes; may be called from several threads at once.
using Reader =
    std::function<std::vector<ReadResult>(const Chunk& chunk, std::span<const Frame> frames)>;

}  // namespace evtx
