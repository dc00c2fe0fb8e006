#pragma once

#include "evtx_writer/chunk.h"
#include "evtx_writer/event.h"

namespace evtx_writer {

/// How Windows writes templated records differs in small things.
enum class Dialect {
  today,  ///< texts of EventData end in a NUL, nested BinXML begins at once, a NULL has bytes
  saved,  ///< texts are counted, nested BinXML has a fragment header, a NULL has no bytes
};

/// Writes the BinXML of an event as an instance of the System template with an EventData template
/// nested in it: 18 substitutions, as in all Security logs.
void write_templated(Chunk& chunk, const Event& event, Dialect dialect);

}  // namespace evtx_writer
