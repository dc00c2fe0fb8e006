#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>

#include "evtx/load.h"

namespace evtx::binxml {

/// Appends UTF-16 (little-endian, at any alignment) as UTF-8; U+FFFD for a surrogate without its
/// other half, and for a last byte without its other half. False if there was one.
bool append_utf8(std::string& text, std::span<const std::byte> utf16);

/// The same as `narrow_ascii`, unit by unit.
bool narrow_one_by_one(std::span<const std::byte> utf16, char* out);

/// Writes UTF-16 that is all ASCII as such: a character for each code unit, for as many of which
/// there must be room. False if it is not all ASCII; what was written then says nothing.
inline bool narrow_ascii(std::span<const std::byte> utf16, char* out) {
  constexpr std::uint64_t kNotAscii = 0xff80ff80ff80ff80;
  const auto count = utf16.size() / 2;
  if (utf16.size() % 2 != 0) return false;
  if (count < 4) return narrow_one_by_one(utf16, out);
  std::uint64_t seen = 0;
  const auto narrow_four = [&](std::size_t index) {
    const auto four = load<std::uint64_t>(utf16, index * 2);
    const auto pairs = (four | four >> 8U) & 0x0000ffff0000ffffU;  // the lower bytes, if ASCII
    const auto characters = static_cast<std::uint32_t>(pairs | pairs >> 16U);
    seen |= four;
    std::memcpy(out + index, &characters, sizeof characters);
  };
  for (std::size_t i = 0; i + 4 <= count; i += 4) narrow_four(i);
  narrow_four(count - 4);  // some of them again
  return (seen & kNotAscii) == 0;
}

/// The code units as groups of four hex digits, `0041 d800`.
std::string code_units(std::span<const std::byte> utf16);

/// The bytes up to the NUL code units at the end, which Windows writes behind most strings.
inline std::span<const std::byte> without_final_nuls(std::span<const std::byte> utf16) {
  const auto ends_with_nul = [&] {
    return utf16.size() >= 2 && utf16.size() % 2 == 0 &&
           load<std::uint16_t>(utf16, utf16.size() - 2) == 0;
  };
  while (ends_with_nul()) utf16 = utf16.first(utf16.size() - 2);
  return utf16;
}

}  // namespace evtx::binxml
