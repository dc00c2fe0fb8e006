#include "evtx_writer/utf16.h"

#include <utf8proc.h>

#include <cstdint>
#include <cstring>

namespace evtx_writer {

std::u16string utf16(std::string_view text) {
  std::u16string units;
  const auto* next = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    utf8proc_int32_t point = 0;
    const auto size = utf8proc_iterate(next, left, &point);
    if (size < 0) point = 0xfffd;
    next += size < 0 ? 1 : size;
    left -= size < 0 ? 1 : size;
    if (point < 0x10000) {
      units += static_cast<char16_t>(point);
    } else {
      units += static_cast<char16_t>(0xd800 + ((point - 0x10000) >> 10));
      units += static_cast<char16_t>(0xdc00 + ((point - 0x10000) & 0x3ff));
    }
  }
  return units;
}

std::vector<std::byte> bytes_of(std::u16string_view text) {
  std::vector<std::byte> bytes(text.size() * 2);
  if (!text.empty()) std::memcpy(bytes.data(), text.data(), bytes.size());
  return bytes;
}

}  // namespace evtx_writer
