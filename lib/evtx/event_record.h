#pragma once

#include "evtx/element.h"
#include "evtx/record.h"

namespace evtx {

/// True if an element has what tells which event it is: the name Event, and System in it.
bool is_event(const Element& element);

/// The System, EventData and UserData parts of a record, from its Event element (schema: [MS-EVEN6]
/// 2.2.13). What the element does not have, or has with a text that does not fit, is empty.
/// Id, offset and written time are not in the element and are left alone.
/// Throws Error if it is none, see `is_event`.
Record record_from(const Element& event);

}  // namespace evtx
