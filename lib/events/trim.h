#pragma once

#include <string_view>

namespace events {

/// The text without the white space of ASCII at its ends.
constexpr std::string_view trimmed(std::string_view text) {
  const auto is_blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// What is compared of the text of an error: without white space around and one final full stop.
constexpr std::string_view comparable(std::string_view text) {
  text = trimmed(text);
  if (text.ends_with('.')) text.remove_suffix(1);
  return text;
}

}  // namespace events
