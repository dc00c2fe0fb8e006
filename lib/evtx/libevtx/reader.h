#pragma once

#include <span>
#include <vector>

#include "evtx/reader.h"

namespace evtx {

/// The events of a chunk's records, each decoded by libevtx to XML.
///
/// libevtx is given the chunk as a log of its own in memory, with headers made anew from `frames`,
/// so that a wrong header or a torn record does not cost the records beside it. It cannot read
/// records without a template (forwarded logs): each of those is an Error.
std::vector<EventResult> events_with_libevtx(const Chunk& chunk, std::span<const Frame> frames);

/// A `Reader` that does the same.
std::vector<ReadResult> read_with_libevtx(const Chunk& chunk, std::span<const Frame> frames);

}  // namespace evtx
