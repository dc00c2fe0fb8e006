#include "evtx/binxml/filling.h"

#include <fmt/format.h>

#include <utility>

#include "evtx/binxml/utf16.h"
#include "evtx/error.h"
#include "evtx/integer.h"
#include "evtx/load.h"

namespace evtx::binxml {
namespace {

// The quick way of `to_text` for the types that most fields have.
std::string append_value(std::string& text, const Value& value) {
  if (value.is(Type::string)) {
    const auto bytes = without_final_nuls(value.bytes);
    return append_utf8(text, bytes) ? std::string{} : code_units(bytes);
  }
  if (const auto integer = decimal(value)) {
    const fmt::format_int digits(*integer);
    text.append(digits.data(), digits.size());
    return {};
  }
  auto slow = to_text(value);
  text += slow.value;
  return std::move(slow.code_units);
}

}  // namespace

Filling literal_at(const Place& place) {
  const auto* literal = std::get_if<std::string>(&place);
  return literal == nullptr ? Filling{} : std::string_view(*literal);
}

void refuse_filling(std::size_t index, const ValueTable& values) {
  if (index >= values.size())
    throw Error(fmt::format("substitution {} of {} values", index, values.size()));
  throw Error("value is more than a text");
}

std::string append_text(std::string& text, const Filling& filling) {
  if (const auto* literal = std::get_if<std::string_view>(&filling)) text += *literal;
  if (const auto* value = std::get_if<Value>(&filling)) return append_value(text, *value);
  return {};
}

std::string text_of(const Filling& filling) {
  std::string text;
  append_text(text, filling);
  return text;
}

std::optional<std::uint64_t> number(const Filling& filling) {
  const auto* value = std::get_if<Value>(&filling);
  if (value != nullptr)
    if (const auto found = integer(*value)) return found;
  std::string text;
  append_text(text, filling);
  return integer_from<std::uint64_t>(text);
}

std::optional<Timestamp> time(const Filling& filling) {
  const auto* value = std::get_if<Value>(&filling);
  if (value != nullptr && is_filetime(*value))
    return from_filetime(load<std::uint64_t>(value->bytes, 0));
  std::string text;
  append_text(text, filling);
  return from_iso8601(text);
}

}  // namespace evtx::binxml
