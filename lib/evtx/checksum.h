#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>

namespace evtx {

/// CRC-32 (IEEE 802.3, as in zip) of several pieces as if they stood in a row.
std::uint32_t crc32(std::initializer_list<std::span<const std::byte>> pieces);

}  // namespace evtx
