#include "events/decode.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

#include "events/catalogue.h"
#include "events/parameter.h"
#include "events/trim.h"

namespace events {
namespace {

using View = std::string_view;

constexpr View kProviderName = "Microsoft-Windows-Security-Auditing";
constexpr View kProviderGuid = "54849625-5478-4994-A5BA-3E3B0328C30D";

// Bits of Keywords (winmeta.xml).
constexpr std::uint64_t kAuditFailure = 0x0010000000000000;
constexpr std::uint64_t kAuditSuccess = 0x0020000000000000;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool equal_in_any_case(View a, View b) { return std::ranges::equal(a, b, {}, lower, lower); }

// How the log writes that there is nothing to say.
bool says_nothing(View value) {
  value = trimmed(value);
  return value.empty() || value == "-";
}

void take_field(Event& event, const Shape::Field& field, const FieldValue& value) {
  event.raw.push_back({.name = field.name, .value = value.value, .code_units = value.code_units});
  if (says_nothing(value.value)) return;
  if (field.put == nullptr || !field.put(event, value.value))
    event.other.push_back({.name = field.name, .value = with_parameter_text(value.value)});
}

View without_braces(View guid) {
  if (guid.starts_with('{')) guid.remove_prefix(1);
  if (guid.ends_with('}')) guid.remove_suffix(1);
  return guid;
}

}  // namespace

bool is_audit(View provider_name, View provider_guid) {
  return equal_in_any_case(provider_name, kProviderName) ||
         equal_in_any_case(without_braces(provider_guid), kProviderGuid);
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
  auto other = std::move(event.other);
  auto raw = std::move(event.raw);
  other.clear();
  raw.clear();
  event = {.event_id = head.event_id,
           .kind = find(head.event_id)->kind,
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
           .written = head.written};
  const auto fields = shape.fields();
  for (std::size_t i = 0; i < fields.size(); ++i) take_field(event, fields[i], values[i]);
}

Event decode(const Head& head, const Shape& shape, std::span<const FieldValue> values) {
  Event event;
  decode(head, shape, values, event);
  return event;
}

}  // namespace events
