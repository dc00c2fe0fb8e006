#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace evtx::binxml {

/// Appends UTF-16 (little-endian, at any alignment) as UTF-8; U+FFFD for a surrogate without its
/// other half, and for a last byte without its other half. False if there was one.
bool append_utf8(std::string& text, std::span<const std::byte> utf16);

/// The code units as groups of four hex digits, `0041 d800`.
std::string code_units(std::span<const std::byte> utf16);

/// The bytes up to the NUL code units at the end, which Windows writes behind most strings.
std::span<const std::byte> without_final_nuls(std::span<const std::byte> utf16);

}  // namespace evtx::binxml
