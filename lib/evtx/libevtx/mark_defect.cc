#include "evtx/libevtx/mark_defect.h"

#include <cstdint>

#include "evtx/binxml/token.h"
#include "evtx/binxml/value.h"
#include "evtx/load.h"

namespace evtx::mark_defect {
namespace {

constexpr std::size_t kMarkSize = 2;
constexpr std::size_t kTextHead = 4;  // token, type, u16 number of units

bool is_half(std::byte byte) { return byte == std::byte{0xfe} || byte == std::byte{0xff}; }

bool is_mark(std::byte first, std::byte second) {
  return is_half(first) && is_half(second) && first != second;
}

bool is_text_head(std::span<const std::byte> head) {
  return binxml::token_of(std::to_integer<std::uint8_t>(head[0])) == binxml::Token::text &&
         head[1] == static_cast<std::byte>(binxml::Type::string);
}

bool has_mark(std::span<const std::byte> bytes) {
  for (std::size_t i = 0; i + 1 < bytes.size(); ++i)
    if (is_mark(bytes[i], bytes[i + 1])) return true;
  return false;
}

}  // namespace

bool is_met_by_value(std::uint8_t type, std::span<const std::byte> bytes) {
  if ((type & ~binxml::kArray) != static_cast<std::uint8_t>(binxml::Type::string)) return false;
  return has_mark(bytes) || (bytes.size() % 2 != 0 && is_half(bytes.back()));
}

// From the back, so that the next mark is known at each place.
bool is_met_by_texts(std::span<const std::byte> binxml) {
  auto mark = binxml.size();
  for (auto i = binxml.size(); i-- > 0;) {
    const auto rest = binxml.subspan(i);
    if (rest.size() >= kMarkSize && is_mark(rest[0], rest[1])) mark = i;
    if (rest.size() < kTextHead || !is_text_head(rest) || mark == binxml.size()) continue;
    const std::size_t end = i + kTextHead + 2 * std::size_t{load<std::uint16_t>(rest, 2)};
    if (mark + kMarkSize <= end) return true;
  }
  return false;
}

}  // namespace evtx::mark_defect
