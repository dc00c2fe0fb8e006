#pragma once

#include "evtx_writer/chunk.h"
#include "evtx_writer/event.h"

namespace evtx_writer {

/// Writes the BinXML of an event as collectors (WEC) store it: no template, every value a text.
void write_forwarded(Chunk& chunk, const Event& event);

}  // namespace evtx_writer
