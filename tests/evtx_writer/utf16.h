#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace evtx_writer {

/// The code units of a UTF-8 text; U+FFFD where it is none.
std::u16string utf16(std::string_view text);

/// The code units as little-endian bytes.
std::vector<std::byte> bytes_of(std::u16string_view text);

}  // namespace evtx_writer
