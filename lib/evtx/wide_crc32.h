#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace evtx {

/// True if this processor multiplies 256 bits without carries (VPCLMULQDQ, and AVX2).
bool has_wide_crc32();

/// How many bytes `wide_crc32` takes at once.
inline constexpr std::size_t kWideBlock = 128;

/// The CRC-32 of whole blocks that follow bytes whose checksum is given; 0 if nothing is before
/// them. Only for a processor that `has_wide_crc32`. The libdeflate of Debian 12 (1.14)
/// multiplies half as much at once.
///
/// The blocks are folded into one, which has the same remainder: see Gopal et al., "Fast CRC
/// Computation for Generic Polynomials Using PCLMULQDQ Instruction", Intel 2009.
std::uint32_t wide_crc32(std::uint32_t checksum, std::span<const std::byte> blocks);

}  // namespace evtx
