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
std::optional<std::uint64_t> decimal(const Value& value);

/// Appends the text of a filling as `to_text` has it. Gives its `Text::code_units`.
std::string append_text(std::string& text, const Filling& filling);

/// The text alone. Throws Error as `append_text` does.
std::string text_of(const Filling& filling);

/// The number that a filling is or spells; nothing if it is none.
std::optional<std::uint64_t> number(const Filling& filling);
/// The time that a filling is or spells; nothing if it is none.
std::optional<Timestamp> time(const Filling& filling);

/// The same of what a place holds, for less. Throw Error as `filling` and `append_text` do.
std::optional<std::uint64_t> number(const Place& place, const ValueTable& values);
std::optional<Timestamp> time(const Place& place, const ValueTable& values);

}  // namespace evtx::binxml
