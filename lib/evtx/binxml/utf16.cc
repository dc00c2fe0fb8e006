#include "evtx/binxml/utf16.h"

#include <fmt/format.h>

#include <cstdint>
#include <cstring>

namespace evtx::binxml {
namespace {

using Bytes = std::span<const std::byte>;

constexpr std::uint32_t kReplacement = 0xfffd;

char16_t unit_at(Bytes bytes, std::size_t index) {
  char16_t unit = 0;
  std::memcpy(&unit, bytes.data() + index * 2, sizeof unit);
  return unit;
}

bool is_high(std::uint32_t unit) { return (unit & 0xfc00U) == 0xd800; }
bool is_low(std::uint32_t unit) { return (unit & 0xfc00U) == 0xdc00; }

void append(std::string& text, std::uint32_t c) {
  const auto continuation = [&](unsigned shift) {
    text += static_cast<char>(0x80U | ((c >> shift) & 0x3fU));
  };
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += static_cast<char>(0xc0U | (c >> 6U));
    continuation(0);
  } else if (c < 0x10000) {
    text += static_cast<char>(0xe0U | (c >> 12U));
    continuation(6);
    continuation(0);
  } else {
    text += static_cast<char>(0xf0U | (c >> 18U));
    continuation(12);
    continuation(6);
    continuation(0);
  }
}

// Nearly all of a log is that.
bool append_ascii(std::string& text, Bytes utf16) {
  const auto begin = text.size();
  text.resize(begin + utf16.size() / 2);
  if (narrow_ascii(utf16, text.data() + begin)) return true;
  text.resize(begin);
  return false;
}

}  // namespace

bool narrow_one_by_one(Bytes utf16, char* out) {
  char16_t seen = 0;
  for (std::size_t i = 0; i < utf16.size() / 2; ++i) {
    const auto unit = unit_at(utf16, i);
    seen |= unit;
    out[i] = static_cast<char>(unit);
  }
  return seen < 0x80;
}

bool append_utf8(std::string& text, Bytes utf16) {
  if (append_ascii(text, utf16)) return true;
  const auto count = utf16.size() / 2;
  bool is_exact = utf16.size() % 2 == 0;
  for (std::size_t i = 0; i < count; ++i) {
    std::uint32_t c = unit_at(utf16, i);
    if (is_high(c) && i + 1 < count && is_low(unit_at(utf16, i + 1))) {
      c = 0x10000 + ((c & 0x3ffU) << 10U) + (unit_at(utf16, ++i) & 0x3ffU);
    } else if (is_high(c) || is_low(c)) {
      c = kReplacement;
      is_exact = false;
    }
    append(text, c);
  }
  if (utf16.size() % 2 != 0) append(text, kReplacement);
  return is_exact;
}

std::string code_units(Bytes utf16) {
  std::string digits;
  for (std::size_t i = 0; i < utf16.size() / 2; ++i)
    digits +=
        fmt::format("{}{:04x}", i == 0 ? "" : " ", static_cast<std::uint32_t>(unit_at(utf16, i)));
  if (utf16.size() % 2 != 0)
    digits +=
        fmt::format("{}{:02x}", digits.empty() ? "" : " ", std::to_integer<unsigned>(utf16.back()));
  return digits;
}

}  // namespace evtx::binxml
