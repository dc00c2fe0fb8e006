#include "evtx/checksum.h"

#include <libdeflate.h>

namespace evtx {

std::uint32_t crc32(std::initializer_list<std::span<const std::byte>> pieces) {
  std::uint32_t checksum = 0;
  for (const auto piece : pieces) checksum = libdeflate_crc32(checksum, piece.data(), piece.size());
  return checksum;
}

}  // namespace evtx
