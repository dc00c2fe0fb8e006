#include "render/packed_numbers.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <string>
#include <string_view>

namespace render {
namespace {

constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr unsigned kBits = 6;  // of a digit

std::size_t width_for(std::uint64_t largest) {
  const auto bits = static_cast<std::size_t>(std::bit_width(largest));
  return std::max<std::size_t>(1, (bits + kBits - 1) / kBits);
}

void append_digits(std::string& digits, std::uint64_t number, std::size_t width) {
  for (auto place = width; place-- > 0;)
    digits += kDigits[(number >> (place * kBits)) % kDigits.size()];
}

}  // namespace

void write_packed(Json& json, std::span<const std::uint64_t> numbers) {
  const auto width = width_for(numbers.empty() ? 0 : std::ranges::max(numbers));
  std::string digits;
  digits.reserve(numbers.size() * width);
  for (const auto number : numbers) append_digits(digits, number, width);
  json.begin_object();
  json.key("width").number(width);
  json.key("digits").text(digits);
  json.end_object();
}

}  // namespace render
