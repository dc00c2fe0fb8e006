#include "events/decode.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "events/any_case.h"
#include "events/audit_policy.h"
#include "events/context_catalogue.h"
#include "events/guid.h"
#include "events/parameter.h"
#include "events/place.h"

namespace events {
namespace {

using View = std::string_view;

struct ProviderNames {
  View name;
  View guid;
  GuidBytes bytes = guid_bytes(guid);
};

// By `Provider`. The GUIDs are those of the providers' manifests.
constexpr std::array<ProviderNames, 2> kProviders{{
    {"Microsoft-Windows-Security-Auditing", "54849625-5478-4994-A5BA-3E3B0328C30D"},
    {"Microsoft-Windows-Eventlog", "FC65DDD8-D6EF-4962-83D5-6E5CFE9CE148"},
}};

// Bits of Keywords (winmeta.xml).
constexpr std::uint64_t kAuditFailure = 0x0010000000000000;
constexpr std::uint64_t kAuditSuccess = 0x0020000000000000;

FieldView view_of(const Shape::Field& field, const FieldValue& value) {
  return {.name = field.name, .value = value.value, .code_units = value.code_units};
}

void take_field(Event& event, const Shape::Field& field, const FieldValue& value) {
  if (says_nothing(value.value)) return;
  if (!field.place || !put(event, *field.place, value.value))
    event.other.push_back({.name = field.name, .value = with_parameter_text(value.value)});
}

Kind kind_of(std::uint32_t event_id) {
  if (const auto* main_mode = find(event_id)) return main_mode->kind;
  const auto* context = find_context(event_id);
  return context == nullptr ? Kind::records_missing : context->kind;
}

// In place of the event before, whose lists keep their room.
void take_head(Event& event, const Head& head) {
  auto other = std::move(event.other);
  auto raw = std::move(event.raw);
  other.clear();
  event = {.event_id = head.event_id,
           .kind = kind_of(head.event_id),
           .outcome = head.outcome,
           .time = head.time,
           .computer = head.computer,
           .channel = head.channel,
           .other = std::move(other),
           .raw = std::move(raw),
           .source = head.source,
           .offset = head.offset,
           .record_id = head.record_id,
           .record_state = head.record_state,
           .has_wrong_checksum = head.has_wrong_checksum,
           .written = head.written};
}

// What the details say beside the fields.
void take_notes(Event& event) {
  if (const auto subcategory = ipsec_subcategory(event))
    event.other.push_back({.name = "ipsec_subcategory", .value = *subcategory});
  if (event.has_wrong_checksum) event.other.push_back(kWrongChecksum);
}

}  // namespace

std::span<const evtx::Field> fields(const evtx::Record& record) {
  return record.event_data.empty() ? record.user_fields : record.event_data;
}

std::optional<Provider> context_provider(std::uint64_t event_id) {
  // As below: the quickest no, for ids that are asked about in vain.
  constexpr std::uint64_t kFirst = 1100;
  constexpr std::uint64_t kLast = 5452;
  if (event_id < kFirst || event_id > kLast) return std::nullopt;
  const auto* found = find_context(static_cast<std::uint32_t>(event_id));
  return found == nullptr ? std::nullopt : std::optional(found->provider);
}

bool is_by(Provider provider, View name, View guid) {
  const auto& known = kProviders.at(static_cast<std::size_t>(provider));
  return same_in_any_case(name, known.name) || same_guid(guid, known.guid);
}

bool is_by(Provider provider, std::span<const std::byte> guid) {
  return std::ranges::equal(guid, kProviders.at(static_cast<std::size_t>(provider)).bytes);
}

bool is_audit(View provider_name, View provider_guid) {
  return is_by(Provider::audit, provider_name, provider_guid);
}

bool is_main_mode(std::uint64_t event_id) {
  // Nearly all ids are asked about in vain: this is the quickest no.
  constexpr std::uint64_t kFirst = 4646;
  constexpr std::uint64_t kLast = 5453;
  return event_id >= kFirst && event_id <= kLast &&
         find(static_cast<std::uint32_t>(event_id)) != nullptr;
}

std::optional<Outcome> outcome(std::optional<std::uint64_t> keywords) {
  const auto bits = keywords.value_or(0) & (kAuditSuccess | kAuditFailure);
  if (bits == kAuditSuccess) return Outcome::success;
  if (bits == kAuditFailure) return Outcome::failure;
  return std::nullopt;
}

void decode(const Head& head, const Shape& shape, std::span<const FieldValue> values,
            Event& event) {
  take_head(event, head);
  const auto fields = shape.fields();
  event.raw.resize(fields.size());
  for (std::size_t i = 0; i < fields.size(); ++i) {
    event.raw[i] = view_of(fields[i], values[i]);
    take_field(event, fields[i], values[i]);
  }
  take_notes(event);
}

void decode_sa(const Head& head, const Shape& shape, std::span<const FieldValue> values,
               Event& event) {
  take_head(event, head);
  const auto fields = shape.fields();
  event.raw.clear();
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!fields[i].bears_on_sa) continue;
    event.raw.push_back(view_of(fields[i], values[i]));
    take_field(event, fields[i], values[i]);
  }
  take_notes(event);
}

Event decode(const Head& head, const Shape& shape, std::span<const FieldValue> values) {
  Event event;
  decode(head, shape, values, event);
  return event;
}

}  // namespace events
