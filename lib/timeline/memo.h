#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "evtx/binxml/filling.h"
#include "evtx/binxml/layout.h"
#include "evtx/binxml/value.h"
#include "evtx/binxml/value_table.h"
#include "evtx/load.h"

namespace timeline {

/// Remembers the answer for the last filling asked about: records that follow one another have the
/// same provider and channel nearly always.
template <class Answer>
class Memo {
 public:
  /// What `ask` says of the filling's text. Throws as `append_text` does.
  template <class Ask>
  const Answer& of(const evtx::binxml::Filling& filling, const Ask& ask) {
    const auto bytes = bytes_of(filling);
    const auto type = type_of(filling);
    if (!answer_ || type != type_ || !evtx::same_bytes(bytes, bytes_)) {
      std::string text;
      append_text(text, filling);  // may throw: the last filling is remembered then
      answer_ = ask(text);
      type_ = type;
      bytes_.assign(bytes.begin(), bytes.end());
    }
    return *answer_;
  }

  /// The same of what a place holds, for less where it is a value. Throws as `filling` does, too.
  template <class Ask>
  const Answer& of(const evtx::binxml::Place& place, const evtx::binxml::ValueTable& values,
                   const Ask& ask) {
    if (const auto* index = index_at(place, values)) {
      const auto value = values[*index];
      if (answer_ && value.type == type_ && evtx::same_bytes(value.bytes, bytes_)) return *answer_;
    }
    return of(filling(place, values), ask);
  }

 private:
  static std::span<const std::byte> bytes_of(const evtx::binxml::Filling& filling) {
    if (const auto* value = std::get_if<evtx::binxml::Value>(&filling)) return value->bytes;
    if (const auto* literal = std::get_if<std::string_view>(&filling))
      return std::as_bytes(std::span(*literal));
    return {};
  }

  // The same bytes are another text in a value of another type.
  static std::optional<std::uint8_t> type_of(const evtx::binxml::Filling& filling) {
    const auto* value = std::get_if<evtx::binxml::Value>(&filling);
    return value == nullptr ? std::nullopt : std::optional(value->type);
  }

  std::optional<std::uint8_t> type_{};  // of the value; empty for a text of a template
  std::vector<std::byte> bytes_{};
  std::optional<Answer> answer_{};
};

}  // namespace timeline
