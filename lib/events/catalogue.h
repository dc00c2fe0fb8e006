#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "events/event.h"

namespace events {

/// How the provider's manifest declares a field: win:UnicodeString, win:UInt32, win:UInt64; and, of
/// context events, win:HexInt64, win:Pointer, win:FILETIME, win:GUID, win:SID.
enum class FieldType { text, u32, u64, hex64, pointer, filetime, guid, sid };

struct FieldDefinition {
  std::string_view name;
  FieldType type = FieldType::text;
};

/// Who writes an event: its id means something only together with its provider.
enum class Provider {
  audit,     ///< Microsoft-Windows-Security-Auditing
  eventlog,  ///< Microsoft-Windows-Eventlog, which keeps its fields in UserData
};

/// An event, as the manifest of its provider declares it. The record has the last word: its
/// template may carry other fields in another order.
struct Definition {
  std::uint32_t id = 0;
  Kind kind = Kind::established;
  std::string_view title;  ///< what happened, in words
  std::span<const FieldDefinition> fields{};
  Provider provider = Provider::audit;
  std::uint32_t version = 0;
};

/// The nine events, by id.
std::span<const Definition> definitions();
/// The event of this id; nothing if it is none of the nine.
const Definition* find(std::uint32_t event_id);

/// The text of the `event` column.
std::string_view name(Kind kind);

}  // namespace events
