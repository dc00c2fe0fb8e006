#pragma once

#include <algorithm>
#include <string_view>

namespace events {

/// In lower case if it is a capital letter of ASCII; any other character stays as it is.
constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// True if the texts differ in nothing but the case of letters of ASCII.
constexpr bool same_in_any_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

/// True if the second text stands somewhere in the first, the case of letters of ASCII aside.
constexpr bool holds_in_any_case(std::string_view text, std::string_view part) {
  for (; text.size() >= part.size(); text.remove_prefix(1))
    if (same_in_any_case(text.substr(0, part.size()), part)) return true;
  return false;
}

}  // namespace events
