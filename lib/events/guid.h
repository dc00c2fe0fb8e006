#pragma once

#include <algorithm>
#include <string_view>

namespace events {

/// True if the texts differ in nothing but the case of ASCII letters.
constexpr bool equal_in_any_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  return std::ranges::equal(a, b, {}, lower, lower);
}

/// True if both are the same GUID, each with braces or without, in any case.
constexpr bool same_guid(std::string_view a, std::string_view b) {
  const auto without_braces = [](std::string_view guid) {
    if (guid.starts_with('{')) guid.remove_prefix(1);
    if (guid.ends_with('}')) guid.remove_suffix(1);
    return guid;
  };
  return equal_in_any_case(without_braces(a), without_braces(b));
}

}  // namespace events
