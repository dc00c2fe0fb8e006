#pragma once

#include <span>
#include <vector>

#include "evtx/libevtx/xml.h"
#include "evtx/reader.h"

namespace evtx {

/// The events of a chunk's records, each decoded by libevtx to XML, by `make`.
///
/// libevtx is given the chunk as a log of its own in memory, with headers made anew from `frames`,
/// so that a wrong header or a torn record does not cost the records beside it. It cannot read
/// records without a template (forwarded logs): each of those is an Error. So is a record that it
/// is known to crash on, or to read as what it is not: it is not asked about them.
std::vector<EventResult> events_by_libevtx(const Chunk& chunk, std::span<const Frame> frames,
                                           const libevtx::XmlMaker& make);

/// The same as records.
std::vector<ReadResult> read_by_libevtx(const Chunk& chunk, std::span<const Frame> frames,
                                        const libevtx::XmlMaker& make);

/// The events by libevtx in this process, see `libevtx::make_xml`.
std::vector<EventResult> events_with_libevtx(const Chunk& chunk, std::span<const Frame> frames);

/// The same as records: a `Reader`.
std::vector<ReadResult> read_with_libevtx(const Chunk& chunk, std::span<const Frame> frames);

}  // namespace evtx
