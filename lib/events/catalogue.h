#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "events/event.h"

namespace events {

/// How the provider's manifest declares a field: win:UnicodeString, win:UInt32, win:UInt64.
enum class FieldType { text, u32, u64 };

struct FieldDefinition {
  std::string_view name;
  FieldType type = FieldType::text;
};

/// One of the nine events, as the manifest of Microsoft-Windows-Security-Auditing declares it. The
/// record has the last word: its template may carry other fields in another order.
struct Definition {
  std::uint32_t id = 0;
  Kind kind = Kind::established;
  std::string_view title;  ///< what happened, in words
  std::span<const FieldDefinition> fields{};
};

/// The nine events, by id.
std::span<const Definition> definitions();
/// The event of this id; nothing if it is none of the nine.
const Definition* find(std::uint32_t event_id);

/// The text of the `event` column.
std::string_view name(Kind kind);

}  // namespace events
