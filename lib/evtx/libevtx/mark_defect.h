#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

/// libevtx 20181227 takes a byte order mark at the start of a text, `ff fe` or `fe ff`, for no part
/// of it. Of a text that is nothing else it believes that it has 0 bytes, not even a NUL, and then
/// looks for `<` and `&` in the `0 - 1` bytes behind it
/// (`libfwevt_xml_tag_get_utf8_xml_value_string_size`): the process ends with SIGSEGV.
///
/// A mark is looked for anywhere in a text. Where texts and places for values stand side by side in
/// an element, libevtx may cut what is there for the one as it did for the other.
namespace evtx::mark_defect {

/// True if a value of this type (with or without `binxml::kArray`) is UTF-16 and its bytes hold a
/// mark, or end in half of one.
bool is_met_by_value(std::uint8_t type, std::span<const std::byte> bytes);

/// True if BinXML has, or seems to have, a text token whose characters hold a mark.
bool is_met_by_texts(std::span<const std::byte> binxml);

}  // namespace evtx::mark_defect
