#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "events/catalogue.h"
#include "events/event.h"
#include "events/shape.h"
#include "evtx/record.h"

namespace events {

/// What a record says of itself beside its fields.
struct Head {
  std::uint32_t event_id = 0;  ///< one of the nine, a context event, or 0: records are missing
  std::optional<Outcome> outcome{};
  std::optional<evtx::Timestamp> time{};  ///< System/TimeCreated
  std::string_view computer{};
  std::string_view channel{};
  std::string_view source{};
  std::uint64_t offset = 0;
  std::uint64_t record_id = 0;
  evtx::RecordState record_state = evtx::RecordState::live;
  bool has_wrong_checksum = false;
  std::optional<evtx::Timestamp> written{};
};

/// The value of a field, as the log has it.
struct FieldValue {
  std::string_view value{};
  std::string_view code_units{};  ///< as in `evtx::Field`
};

/// The event of a record. Takes whatever fields it has and never throws on their account. All texts
/// must outlive the event, and so must the shape; there must be a value for each of its fields.
Event decode(const Head& head, const Shape& shape, std::span<const FieldValue> values);
/// The same in place of another event, whose room is used again: for many events in a row.
void decode(const Head& head, const Shape& shape, std::span<const FieldValue> values, Event& event);

/// The same with only the fields that are `Shape::Field::bears_on_sa`, as if there were no others.
void decode_sa(const Head& head, const Shape& shape, std::span<const FieldValue> values,
               Event& event);

/// The fields of a record: those of EventData, or of UserData where EventData has none.
std::span<const evtx::Field> fields(const evtx::Record& record);

/// True if this is the id of one of the nine events; other providers use such numbers too.
bool is_main_mode(std::uint64_t event_id);
/// Who writes the context event of this id; nothing if it is the id of none.
std::optional<Provider> context_provider(std::uint64_t event_id);
/// True for this provider, by name or by GUID (with braces or without).
bool is_by(Provider provider, std::string_view name, std::string_view guid);
/// True for the GUID of this provider, as a record has it.
bool is_by(Provider provider, std::span<const std::byte> guid);
/// The same for Microsoft-Windows-Security-Auditing.
bool is_audit(std::string_view provider_name, std::string_view provider_guid);

/// What Keywords say of the outcome; nothing if they name none, or both.
std::optional<Outcome> outcome(std::optional<std::uint64_t> keywords);

}  // namespace events
