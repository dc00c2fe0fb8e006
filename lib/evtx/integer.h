#pragma once

#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>

namespace evtx {

/// Reads a whole number as logs write it: decimal, or hexadecimal behind `0x`. Nothing if the text
/// is anything else, or does not fit.
template <class Integer>
std::optional<Integer> integer_from(std::string_view text) {
  const int base = text.starts_with("0x") || text.starts_with("0X") ? 16 : 10;
  if (base == 16) text.remove_prefix(2);
  Integer value = 0;
  const auto* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, value, base);
  if (error != std::errc{} || stopped != end) return std::nullopt;
  return value;
}

}  // namespace evtx
