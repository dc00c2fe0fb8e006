#pragma once

#include <span>
#include <vector>

#include "evtx/reader.h"

namespace evtx {

/// The events of a chunk's records, decoded by `binxml::EventReader`: forwarded ones too.
std::vector<EventResult> events_natively(const Chunk& chunk, std::span<const Frame> frames);

/// A `Reader` that does the same.
std::vector<ReadResult> read_natively(const Chunk& chunk, std::span<const Frame> frames);

}  // namespace evtx
