#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "evtx/binxml/layout.h"
#include "evtx/binxml/value.h"
#include "evtx/binxml/value_table.h"
#include "evtx/load.h"
#include "evtx/timestamp.h"

namespace evtx::binxml {

/// What stands at a place in one instance: nothing (NULL too), a text of the template, or a value.
using Filling = std::variant<std::monostate, std::string_view, Value>;

// Of `filling`, which is asked for each field of each event: what it seldom needs.
Filling literal_at(const Place& place);
[[noreturn]] void refuse_filling(std::size_t index, const ValueTable& values);

/// What a place holds. Throws Error if there is no such value, or if it is one that becomes more
/// than a text (an array, nested BinXML).
inline Filling filling(const Place& place, const ValueTable& values) {
  const auto* index = std::get_if<std::uint16_t>(&place);
  if (index == nullptr) return literal_at(place);
  if (*index >= values.size()) refuse_filling(*index, values);
  const auto value = values[*index];
  if (value.is_array() || value.is(Type::binxml)) refuse_filling(*index, values);
  return value.is_null() ? Filling{} : value;
}

/// What a value shows as a decimal number without a sign; nothing for any other type or size.
inline std::optional<std::uint64_t> decimal(const Value& value) {
  const auto size = value.bytes.size();
  if (value.is(Type::u16) && size == 2) return load<std::uint16_t>(value.bytes, 0);
  if (value.is(Type::u32) && size == 4) return load<std::uint32_t>(value.bytes, 0);
  if (value.is(Type::u64) && size == 8) return load<std::uint64_t>(value.bytes, 0);
  if (value.is(Type::u8) && size == 1) return load<std::uint8_t>(value.bytes, 0);
  return std::nullopt;
}

/// The same of the types that numbers of System have: HexInt64 too, which is not shown as decimal.
inline std::optional<std::uint64_t> integer(const Value& value) {
  if (value.is(Type::hex64) && value.bytes.size() == 8) return load<std::uint64_t>(value.bytes, 0);
  return decimal(value);
}

inline bool is_filetime(const Value& value) {
  return value.is(Type::filetime) && value.bytes.size() == 8;
}

/// The index of the value that stands at a place; null if another thing does.
inline const std::uint16_t* index_at(const Place& place, const ValueTable& values) {
  const auto* index = std::get_if<std::uint16_t>(&place);
  return index != nullptr && *index < values.size() ? index : nullptr;
}

/// Appends the text of a filling as `to_text` has it. Gives its `Text::code_units`.
std::string append_text(std::string& text, const Filling& filling);

/// The text alone. Throws Error as `append_text` does.
std::string text_of(const Filling& filling);

/// The number that a filling is or spells; nothing if it is none.
std::optional<std::uint64_t> number(const Filling& filling);
/// The time that a filling is or spells; nothing if it is none.
std::optional<Timestamp> time(const Filling& filling);

/// The same of what a place holds, for less where it is a number or a time as System's are. Throw
/// Error as `filling` and `append_text` do.
inline std::optional<std::uint64_t> number(const Place& place, const ValueTable& values) {
  if (const auto* index = index_at(place, values))
    if (const auto found = integer(values[*index])) return found;
  return number(filling(place, values));
}
inline std::optional<Timestamp> time(const Place& place, const ValueTable& values) {
  if (const auto* index = index_at(place, values))
    if (const auto value = values[*index]; is_filetime(value))
      return from_filetime(load<std::uint64_t>(value.bytes, 0));
  return time(filling(place, values));
}

}  // namespace evtx::binxml
