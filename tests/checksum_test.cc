#include "evtx/checksum.h"

#include <libdeflate.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "evtx/wide_crc32.h"
#include "testing.h"

namespace {

std::vector<std::byte> mixed_bytes(std::size_t size) {
  std::uint32_t state = 4655;  // of a linear congruence
  std::vector<std::byte> bytes(size);
  for (auto& byte : bytes) {
    state = state * 1664525 + 1013904223;
    byte = static_cast<std::byte>(state >> 24U);
  }
  return bytes;
}

std::uint32_t by_libdeflate(std::span<const std::byte> bytes) {
  return libdeflate_crc32(0, bytes.data(), bytes.size());
}

}  // namespace

TEST_CASE("the checksum is that of zip") {
  const auto digits = std::as_bytes(std::span("123456789", 9));
  CHECK(evtx::crc32({digits}) == 0xcbf43926);
  CHECK(evtx::crc32({}) == 0);
}

TEST_CASE("the checksum is libdeflate's, however long and wherever the bytes are") {
  const auto bytes = mixed_bytes(3000);
  for (const std::size_t begin : {0U, 1U, 7U, 32U})
    for (std::size_t size = 0; begin + size < 1100; ++size) {
      const auto some = std::span<const std::byte>(bytes).subspan(begin, size);
      if (evtx::crc32({some}) != by_libdeflate(some)) FAIL_CHECK(begin << ", " << size);
    }
  CHECK(evtx::crc32({bytes}) == by_libdeflate(bytes));
}

TEST_CASE("wide blocks have libdeflate's checksum, where the processor can") {
  if (!evtx::has_wide_crc32()) {
    WARN("this processor cannot");
    return;
  }
  const auto bytes = mixed_bytes(20 * evtx::kWideBlock);
  for (std::size_t size = evtx::kWideBlock; size <= bytes.size(); size += evtx::kWideBlock) {
    const auto blocks = std::span<const std::byte>(bytes).first(size);
    CHECK(evtx::wide_crc32(0, blocks) == by_libdeflate(blocks));
    CHECK(evtx::wide_crc32(0x12345678, blocks) ==
          libdeflate_crc32(0x12345678, blocks.data(), size));
  }
}

TEST_CASE("pieces have the checksum of all their bytes in a row") {
  const auto bytes = mixed_bytes(1000);
  const auto whole = std::span<const std::byte>(bytes);
  for (std::size_t size = 0; size <= whole.size(); ++size)
    if (evtx::crc32({whole.first(size), whole.subspan(size)}) != by_libdeflate(whole))
      FAIL_CHECK(size);
}
