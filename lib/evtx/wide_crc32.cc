#include "evtx/wide_crc32.h"

#include <libdeflate.h>

#ifdef __x86_64__
#include <immintrin.h>
#endif

#include <array>

namespace evtx {

#ifdef __x86_64__

namespace {

constexpr std::uint32_t kPolynomial = 0xedb88320;  // bit-reversed, as everything here
static_assert(kWideBlock == 4 * sizeof(__m256i));

// The remainder of x to this power, and one bit further, as products of reversed numbers lack one.
constexpr std::int64_t power(unsigned exponent) {
  std::uint32_t remainder = 0x80000000;
  for (unsigned i = 0; i < exponent; ++i)
    remainder = (remainder & 1U) != 0 ? remainder >> 1U ^ kPolynomial : remainder >> 1U;
  return std::int64_t{remainder} << 1U;
}

// What moves the two halves of 128 bits behind the block that follows.
constexpr unsigned kDistance = 8 * kWideBlock;
constexpr std::int64_t kMoveFirst = power(kDistance + 32);
constexpr std::int64_t kMoveSecond = power(kDistance - 32);

__attribute__((target("avx2"))) __m256i load_lane(const std::byte* block, std::size_t lane) {
  return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(block) + lane);
}

__attribute__((target("avx2"))) void store_lane(std::byte* block, std::size_t lane, __m256i value) {
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(block) + lane, value);
}

// A lane moved onto that of the block that follows.
__attribute__((target("avx2,vpclmulqdq"))) __m256i moved(__m256i value, const std::byte* block,
                                                         std::size_t lane) {
  const auto by = _mm256_set_epi64x(kMoveSecond, kMoveFirst, kMoveSecond, kMoveFirst);
  const auto product = _mm256_xor_si256(_mm256_clmulepi64_epi128(value, by, 0x00),
                                        _mm256_clmulepi64_epi128(value, by, 0x11));
  return _mm256_xor_si256(product, load_lane(block, lane));
}

// The first block with what came before it in its first bytes, then each added to those before. The
// lanes are variables, since compilers leave an array of them in memory.
__attribute__((target("avx2,vpclmulqdq"))) void fold(std::uint32_t before,
                                                     std::span<const std::byte> blocks,
                                                     std::span<std::byte, kWideBlock> folded) {
  const auto start = _mm256_set_epi32(0, 0, 0, 0, 0, 0, 0, static_cast<std::int32_t>(before));
  auto lane0 = _mm256_xor_si256(start, load_lane(blocks.data(), 0));
  auto lane1 = load_lane(blocks.data(), 1);
  auto lane2 = load_lane(blocks.data(), 2);
  auto lane3 = load_lane(blocks.data(), 3);
  for (auto rest = blocks.subspan(kWideBlock); !rest.empty(); rest = rest.subspan(kWideBlock)) {
    lane0 = moved(lane0, rest.data(), 0);
    lane1 = moved(lane1, rest.data(), 1);
    lane2 = moved(lane2, rest.data(), 2);
    lane3 = moved(lane3, rest.data(), 3);
  }
  store_lane(folded.data(), 0, lane0);
  store_lane(folded.data(), 1, lane1);
  store_lane(folded.data(), 2, lane2);
  store_lane(folded.data(), 3, lane3);
}

}  // namespace

bool has_wide_crc32() {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("vpclmulqdq");
}

// The register holds the checksum inverted: it begins with ones, and the folded block with zeros.
std::uint32_t wide_crc32(std::uint32_t checksum, std::span<const std::byte> blocks) {
  constexpr std::uint32_t kZeroRegister = 0xffffffff;
  std::array<std::byte, kWideBlock> folded{};
  fold(~checksum, blocks, folded);
  return libdeflate_crc32(kZeroRegister, folded.data(), folded.size());
}

#else

bool has_wide_crc32() { return false; }

std::uint32_t wide_crc32(std::uint32_t checksum, std::span<const std::byte> blocks) {
  return libdeflate_crc32(checksum, blocks.data(), blocks.size());
}

#endif

}  // namespace evtx
