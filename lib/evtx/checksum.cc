#include "evtx/checksum.h"

#include <libdeflate.h>

#include "evtx/wide_crc32.h"

namespace evtx {
namespace {

std::uint32_t continued(std::uint32_t before, std::span<const std::byte> bytes) {
  static const bool is_wide = has_wide_crc32();
  const auto blocks =
      is_wide ? bytes.first(bytes.size() / kWideBlock * kWideBlock) : std::span<const std::byte>();
  if (!blocks.empty()) before = wide_crc32(before, blocks);
  const auto rest = bytes.subspan(blocks.size());
  return libdeflate_crc32(before, rest.data(), rest.size());
}

}  // namespace

std::uint32_t crc32(std::initializer_list<std::span<const std::byte>> pieces) {
  std::uint32_t checksum = 0;
  for (const auto piece : pieces) checksum = continued(checksum, piece);
  return checksum;
}

}  // namespace evtx
