#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace evtx {

/// What a file that is no log seems to be, by how it begins, and what to do with it: `a zip
/// archive: unpack it first`; empty if that is not known. 16 bytes are enough.
std::string_view other_format(std::span<const std::byte> head);

}  // namespace evtx
