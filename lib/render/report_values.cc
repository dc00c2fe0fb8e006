#include "render/report_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>
#include <system_error>
#include <vector>

#include "evtx/timestamp.h"
#include "render/packed_numbers.h"

namespace render {
namespace {

using Values = std::span<const std::string* const>;

constexpr std::uint64_t kTooLarge = std::uint64_t{1} << 52U;  // to be added to in JavaScript

/// The number that a text is another way to write; nothing if it is none, or another text means it.
using NumberOf = std::optional<std::uint64_t> (*)(const std::string& text);

std::optional<std::uint64_t> decimal_number(const std::string& text) {
  std::uint64_t number = 0;
  const auto* end = text.data() + text.size();
  const auto [stopped, problem] = std::from_chars(text.data(), end, number);
  const bool is_number = problem == std::errc{} && stopped == end && number < kTooLarge;
  if (!is_number || fmt::to_string(number) != text) return std::nullopt;
  return number;
}

std::optional<std::uint64_t> ticks(const std::string& text) {
  const auto time = evtx::from_iso8601(text);
  if (!time || evtx::to_string(*time) != text) return std::nullopt;
  return evtx::to_filetime(*time);
}

/// Those of the texts that are there, in their order; nothing if one of them has none.
std::optional<std::vector<std::uint64_t>> numbers_of(Values values, NumberOf number_of) {
  std::vector<std::uint64_t> numbers;
  numbers.reserve(values.size());
  for (const auto* value : values) {
    if (value == nullptr) continue;
    const auto number = number_of(*value);
    if (!number) return std::nullopt;
    numbers.push_back(*number);
  }
  return numbers;
}

std::vector<std::uint64_t> above(Values values, std::span<const std::uint64_t> numbers,
                                 std::uint64_t least) {
  std::vector<std::uint64_t> all;
  all.reserve(values.size());
  auto number = numbers.begin();
  for (const auto* value : values) all.push_back(value == nullptr ? 0 : *number++ - least + 1);
  return all;
}

bool write_as_numbers(Json& json, Values values, std::string_view kind, NumberOf number_of) {
  const auto numbers = numbers_of(values, number_of);
  if (!numbers || numbers->empty()) return false;
  const auto [least, most] = std::ranges::minmax(*numbers);
  if (most - least >= kTooLarge - 1) return false;
  const auto is_least = [&, low = least](const std::string* value) {
    return value != nullptr && number_of(*value) == low;
  };
  json.begin_object();
  json.key("kind").text(kind);
  json.key("least").text(**std::ranges::find_if(values, is_least));
  write_packed(json.key("above"), above(values, *numbers, least));
  json.end_object();
  return true;
}

void write_texts(Json& json, Values values) {
  json.begin_array();
  for (const auto* value : values) {
    if (value != nullptr) {
      json.text(*value);
    } else {
      json.null();
    }
  }
  json.end_array();
}

}  // namespace

void write_values(Json& json, Values values) {
  if (values.size() >= kManyValues && (write_as_numbers(json, values, "number", decimal_number) ||
                                       write_as_numbers(json, values, "time", ticks)))
    return;
  write_texts(json, values);
}

}  // namespace render
