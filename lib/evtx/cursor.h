#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "evtx/load.h"

namespace evtx {

/// Reads little-endian values from the front of a view, bounds-checked.
///
/// Each read names its field; one past the end throws an Error
/// `at 0x1000: record size needs 4 bytes, 2 left`, with the place in the file.
class Cursor {
 public:
  /// `bytes` must outlive the cursor; `offset` is where they begin in the file.
  explicit Cursor(std::span<const std::byte> bytes, std::uint64_t offset = 0)
      : bytes_(bytes), offset_(offset) {}

  std::uint8_t u8(std::string_view field) { return integer<std::uint8_t>(field); }
  std::uint16_t u16(std::string_view field) { return integer<std::uint16_t>(field); }
  std::uint32_t u32(std::string_view field) { return integer<std::uint32_t>(field); }
  std::uint64_t u64(std::string_view field) { return integer<std::uint64_t>(field); }
  /// The next byte, which stays where it is.
  [[nodiscard]] std::uint8_t peek_u8(std::string_view field) const {
    return Cursor(*this).u8(field);
  }
  /// The next `size` bytes, a view into those the cursor was made of.
  std::span<const std::byte> take(std::size_t size, std::string_view field) {
    if (size > remaining()) refuse(size, field);
    const auto taken = bytes_.first(size);
    bytes_ = bytes_.subspan(size);
    offset_ += size;
    return taken;
  }
  void skip(std::size_t size, std::string_view field) { take(size, field); }

  [[nodiscard]] std::size_t remaining() const { return bytes_.size(); }
  /// Where the next byte stands in the file.
  [[nodiscard]] std::uint64_t offset() const { return offset_; }

 private:
  template <class Integer>
  Integer integer(std::string_view field) {
    return load<Integer>(take(sizeof(Integer), field), 0);
  }
  [[noreturn]] void refuse(std::size_t size, std::string_view field) const;

  std::span<const std::byte> bytes_;
  std::uint64_t offset_;
};

}  // namespace evtx
