#pragma once

#include <string_view>

#include "evtx/element.h"

namespace evtx {

/// The outermost element of an XML text (UTF-8). Character data stays as it is, white space alone
/// too. Throws Error if the text is no XML.
Element element_from_xml(std::string_view xml);

}  // namespace evtx
