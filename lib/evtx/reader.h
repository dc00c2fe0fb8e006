#pragma once

#include <functional>
#include <span>
#include <variant>
#include <vector>

#include "evtx/chunk.h"
#include "evtx/element.h"
#include "evtx/error.h"
#include "evtx/record.h"
#include "evtx/record_walk.h"

namespace evtx {

/// The event of a record as a tree, or why it could not be read.
using EventResult = std::variant<Element, Error>;
/// A record that was read, or why it was not.
using ReadResult = std::variant<Record, Error>;

/// Reads the contents of a chunk's records: one result a frame, in the order of the frames.
/// Never throws on account of the bytes; may be called from several threads at once.
using Reader =
    std::function<std::vector<ReadResult>(const Chunk& chunk, std::span<const Frame> frames)>;

/// The same problem, at the place of the record.
Error error_in(const Chunk& chunk, const Frame& frame, const Error& error);

/// The records that these events are of; an event that is none becomes an Error.
std::vector<ReadResult> records_from(const Chunk& chunk, std::span<const Frame> frames,
                                     const std::vector<EventResult>& events);

}  // namespace evtx
