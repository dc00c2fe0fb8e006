#include "evtx/libevtx/surrogate_defect.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

#include "evtx/record_walk.h"

namespace evtx::surrogate_defect {
namespace {

constexpr std::uint32_t kShift = 0x3ff;
constexpr std::size_t kLongSequence = 4;  // UTF-8 of a character beyond U+FFFF

// A template instance with its definition, `<E>` U+1F512 `</E>`, for the start of the first record.
constexpr auto kProbe = std::to_array<std::uint8_t>({
    0x0f, 1,    1,    0,                    // fragment header
    0x0c, 1,    1,    0,    0,    0,        // template instance, template id
    0x26, 2,    0,    0,                    // the definition is at 0x226
    0,    0,    0,    0,                    // no other one
    1,    0,    0,    0,    0,    0, 0, 0,  // GUID
    0,    0,    0,    0,    0,    0, 0, 0,  //
    0x26, 0,    0,    0,                    // size of the definition
    0x0f, 1,    1,    0,                    // fragment header
    0x01, 0xff, 0xff, 0x1a, 0,    0, 0,     // element, size
    0x4d, 2,    0,    0,                    // the name is at 0x24d
    0,    0,    0,    0,                    // no other one
    0x45, 0,    1,    0,    0x45, 0, 0, 0,  // hash, one unit, "E", NUL
    0x02,                                   // end of the start tag
    0x05, 1,    2,    0,                    // a text of two units
    0x3d, 0xd8, 0x12, 0xdd,                 // U+1F512
    0x04, 0,                                // end tag, end of the definition
    0,    0,    0,    0,                    // no values
});

template <class Integer>
void put(std::vector<std::byte>& chunk, std::size_t position, Integer value) {
  std::memcpy(chunk.data() + position, &value, sizeof value);
}

bool starts_long_sequence(char c) { return (static_cast<unsigned char>(c) & 0xf8U) == 0xf0U; }

std::uint32_t decoded(std::string_view sequence) {
  std::uint32_t character = static_cast<unsigned char>(sequence[0]) & 0x07U;
  for (const char c : sequence.substr(1))
    character = character << 6U | (static_cast<unsigned char>(c) & 0x3fU);
  return character;
}

std::string encoded(std::uint32_t character) {
  std::string sequence(kLongSequence, '\0');
  for (std::size_t i = kLongSequence - 1; i > 0; --i) {
    sequence[i] = static_cast<char>(0x80U | (character & 0x3fU));
    character >>= 6U;
  }
  sequence[0] = static_cast<char>(0xf0U | character);
  return sequence;
}

// U+FC01 is EF B0 81, U+FFFF is EF BF BF.
bool has_suspect(std::string_view text) {
  for (auto at = text.find('\xef'); at != std::string_view::npos; at = text.find('\xef', at + 1))
    if (text.substr(at, 3) >= "\xef\xb0\x81") return true;
  return false;
}

// D800 and a low surrogate, at any byte: texts are not aligned.
bool has_first_pairs(std::span<const std::byte> bytes) {
  for (std::size_t i = 0; i + 3 < bytes.size(); ++i) {
    const auto low = std::to_integer<unsigned>(bytes[i + 3]);
    if (bytes[i] == std::byte{0} && bytes[i + 1] == std::byte{0xd8} && low >= 0xdc && low <= 0xdf)
      return true;
  }
  return false;
}

}  // namespace

Chunk probe() {
  constexpr std::uint32_t kSize = (24 + kProbe.size() + 4 + 7) / 8 * 8;
  std::vector<std::byte> chunk(kChunkSize);
  put(chunk, kChunkHeaderSize, kRecordSignature);
  put(chunk, kChunkHeaderSize + 4, kSize);
  put(chunk, kChunkHeaderSize + 8, std::uint64_t{1});
  std::memcpy(chunk.data() + kChunkHeaderSize + 24, kProbe.data(), kProbe.size());
  put(chunk, kChunkHeaderSize + kSize - 4, kSize);
  return chunk_of(std::move(chunk), 0);
}

bool is_shown_by(std::string_view probe_xml) {
  return probe_xml.find("\xf0\x9f\x84\x93") != std::string_view::npos;  // U+1F113
}

std::string repaired(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const auto plain =
        static_cast<std::size_t>(std::ranges::find_if(text, starts_long_sequence) - text.begin());
    result += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.size() < kLongSequence) break;
    result += encoded(decoded(text.substr(0, kLongSequence)) + kShift);
    text.remove_prefix(kLongSequence);
  }
  return result.append(text);
}

bool is_beyond_repair(std::string_view text, std::span<const std::byte> bytes) {
  return has_suspect(text) && has_first_pairs(bytes);
}

}  // namespace evtx::surrogate_defect
