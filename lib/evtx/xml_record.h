#pragma once

#include <string_view>

#include "evtx/record.h"

namespace evtx {

/// The System, EventData and UserData parts of a record, from the XML of its event (UTF-8; schema:
/// [MS-EVEN6] 2.2.13). What the XML does not have, or has with a text that does not fit, is empty.
/// Id, offset and written time are not in the XML and are left alone.
/// Throws Error if the text is no XML or has no Event element with a System in it.
Record record_from_xml(std::string_view xml);

}  // namespace evtx
