#pragma once

#include "evtx/binxml/budget.h"
#include "evtx/chunk.h"
#include "evtx/record_walk.h"

namespace evtx {

/// Checks that libevtx can be given a record: it is a template instance, its definitions lie in the
/// chunk, and its value descriptors and values in the record, at every level. libevtx 20181227
/// believes the number of values and reads past the end of its buffer.
///
///     0f 01 01 00              fragment header; absent in most nested ones
///     0c                       template instance; a nested fragment may begin otherwise
///     1   u8, u32              1, template id
///     6   u32                  offset of the definition in the chunk
///                              if that is here: u32 next, 16 GUID, u32 size, so many bytes
///         u32                  number of values
///         u16 u8 u8 each       size, type, 0
///                              the values; those of type 0x21 are BinXML again
///
/// Each place of a definition that may be a substitution is paid for with the value it names:
/// libevtx makes all of them before it can be asked how much they are.
///
/// What would end the process is refused too: a text with the defect of `mark_defect`, a nested
/// element that may be a part of itself, and elements so deep in one another that they could
/// exhaust the stack; and another fragment behind the first, which nobody has checked.
///
/// Throws Error at the first thing that is not so, and where the chunk's budget is used up.
void check_templates(const Chunk& chunk, const Frame& frame, binxml::Budget& budget);

}  // namespace evtx
