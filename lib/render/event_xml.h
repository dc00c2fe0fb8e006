#pragma once

#include <string>

#include "evtx/element.h"

namespace render {

/// `evtx::to_xml` on one line, and well-formed whatever stands in the log: line ends are `&#10;`,
/// what no name of XML may hold is `_` there, and of attributes with the same name the first stays.
std::string event_xml(const evtx::Element& event);

}  // namespace render
