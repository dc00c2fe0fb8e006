#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "events/any_case.h"

namespace events {

/// True if both are the same GUID, each with braces or without, in any case.
constexpr bool same_guid(std::string_view a, std::string_view b) {
  const auto without_braces = [](std::string_view guid) {
    if (guid.starts_with('{')) guid.remove_prefix(1);
    if (guid.ends_with('}')) guid.remove_suffix(1);
    return guid;
  };
  return same_in_any_case(without_braces(a), without_braces(b));
}

using GuidBytes = std::array<std::byte, 16>;

/// The bytes of a GUID as a record has it: of the text `54849625-5478-4994-A5BA-3E3B0328C30D`, the
/// first three parts little-endian ([MS-DTYP] 2.3.4.2).
constexpr GuidBytes guid_bytes(std::string_view text) {
  constexpr std::array<std::size_t, 16> kDigits{6,  4,  2,  0,  11, 9,  16, 14,
                                                19, 21, 24, 26, 28, 30, 32, 34};
  const auto digit = [](char c) {
    return static_cast<unsigned>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
  };
  GuidBytes bytes{};
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto at = kDigits.at(i);
    bytes.at(i) = static_cast<std::byte>(digit(text.at(at)) << 4U | digit(text.at(at + 1)));
  }
  return bytes;
}

}  // namespace events
