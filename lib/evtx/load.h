#pragma once

#include <bit>
#include <cstddef>
#include <cstring>
#include <span>

namespace evtx {

static_assert(std::endian::native == std::endian::little, "integers are copied as they stand");

/// The little-endian integer at a place. There must be bytes enough: who cannot promise that takes
/// a `Cursor`.
template <class Integer>
Integer load(std::span<const std::byte> bytes, std::size_t position) {
  Integer value = 0;
  std::memcpy(&value, bytes.data() + position, sizeof value);
  return value;
}

/// True if the two are alike. Not std::ranges::equal: it compares byte by byte.
inline bool same_bytes(std::span<const std::byte> a, std::span<const std::byte> b) {
  return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size()) == 0);
}

}  // namespace evtx
