#include "evtx/binxml/utf16.h"

#include <fmt/format.h>

#include <cstdint>
#include <cstring>

#include "evtx/load.h"

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

std::uint64_t four_at(Bytes bytes, std::size_t index) {
  return load<std::uint64_t>(bytes, index * 2);
}

// How many units of ASCII the text begins with, in fours: nearly all of a log is that.
std::size_t ascii_units(Bytes utf16) {
  constexpr std::uint64_t kNotAscii = 0xff80ff80ff80ff80;
  std::size_t count = 0;
  while (utf16.size() - count * 2 >= sizeof(std::uint64_t) &&
         (four_at(utf16, count) & kNotAscii) == 0)
    count += 4;
  return count;
}

// The lower bytes of four units, whose upper bytes are zero.
std::uint32_t narrowed(std::uint64_t four) {
  const auto pairs = (four | four >> 8U) & 0x0000ffff0000ffffU;
  return static_cast<std::uint32_t>(pairs | pairs >> 16U);
}

// Gives how many units were appended.
std::size_t append_ascii(std::string& text, Bytes utf16) {
  const auto count = ascii_units(utf16);
  const auto begin = text.size();
  text.resize(begin + count);
  for (std::size_t i = 0; i < count; i += 4) {
    const auto characters = narrowed(four_at(utf16, i));
    std::memcpy(text.data() + begin + i, &characters, sizeof characters);
  }
  return count;
}

}  // namespace

bool append_utf8(std::string& text, Bytes utf16) {
  const auto count = utf16.size() / 2;
  bool is_exact = utf16.size() % 2 == 0;
  for (auto i = append_ascii(text, utf16); i < count; ++i) {
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

Bytes without_final_nuls(Bytes utf16) {
  while (utf16.size() >= 2 && utf16.size() % 2 == 0 && unit_at(utf16, utf16.size() / 2 - 1) == 0)
    utf16 = utf16.first(utf16.size() - 2);
  return utf16;
}

}  // namespace evtx::binxml
