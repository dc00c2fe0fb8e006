#include "evtx/cursor.h"

#include <fmt/format.h>

#include "evtx/error.h"
#include "evtx/load.h"

namespace evtx {

std::span<const std::byte> Cursor::take(std::size_t size, std::string_view field) {
  if (size > remaining())
    throw Error(fmt::format("{} needs {} bytes, {} left", field, size, remaining()),
                {.offset = offset_});
  const auto taken = bytes_.first(size);
  bytes_ = bytes_.subspan(size);
  offset_ += size;
  return taken;
}

template <class Integer>
Integer Cursor::integer(std::string_view field) {
  return load<Integer>(take(sizeof(Integer), field), 0);
}

std::uint8_t Cursor::u8(std::string_view field) { return integer<std::uint8_t>(field); }
std::uint16_t Cursor::u16(std::string_view field) { return integer<std::uint16_t>(field); }
std::uint32_t Cursor::u32(std::string_view field) { return integer<std::uint32_t>(field); }
std::uint64_t Cursor::u64(std::string_view field) { return integer<std::uint64_t>(field); }

}  // namespace evtx
