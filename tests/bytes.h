#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

#include "evtx/byte_stream.h"

/// Bytes put together one value at a time, little-endian.
class Bytes {
 public:
  Bytes& u8(std::uint8_t value) { return append(value); }
  Bytes& u16(std::uint16_t value) { return append(value); }
  Bytes& u32(std::uint32_t value) { return append(value); }
  Bytes& u64(std::uint64_t value) { return append(value); }

  Bytes& text(std::string_view text) {
    for (const char c : text) u8(static_cast<std::uint8_t>(c));
    return *this;
  }

  Bytes& utf16(std::u16string_view text) {
    for (const char16_t unit : text) u16(unit);
    return *this;
  }

  Bytes& bytes(std::span<const std::byte> more) {
    bytes_.insert(bytes_.end(), more.begin(), more.end());
    return *this;
  }

  Bytes& repeat(std::size_t count, std::uint8_t value) {
    bytes_.insert(bytes_.end(), count, std::byte{value});
    return *this;
  }

  /// Fills up to `size` with zeros.
  Bytes& pad_to(std::size_t size) {
    bytes_.resize(size);
    return *this;
  }

  /// Writes over what is there.
  template <class Integer>
  Bytes& put(std::size_t position, Integer value) {
    std::memcpy(bytes_.data() + position, &value, sizeof value);
    return *this;
  }

  [[nodiscard]] std::size_t size() const { return bytes_.size(); }
  [[nodiscard]] std::span<const std::byte> span() const { return bytes_; }
  [[nodiscard]] std::vector<std::byte> vector() const { return bytes_; }

 private:
  template <class Integer>
  Bytes& append(Integer value) {
    const auto end = bytes_.size();
    bytes_.resize(end + sizeof value);
    return put(end, value);
  }

  std::vector<std::byte> bytes_{};
};

/// A stream over bytes in memory, which must outlive it.
class MemoryStream : public evtx::ByteStream {
 public:
  explicit MemoryStream(std::span<const std::byte> bytes) : rest_(bytes) {}

  std::size_t read(std::span<std::byte> into) override {
    const auto taken = rest_.first(std::min(rest_.size(), into.size()));
    if (!taken.empty()) std::memcpy(into.data(), taken.data(), taken.size());
    rest_ = rest_.subspan(taken.size());
    return taken.size();
  }

 private:
  std::span<const std::byte> rest_;
};
