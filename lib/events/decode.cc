#include "events/decode.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <utility>

#include "events/catalogue.h"
#include "events/ike_error.h"
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

bool is_hex_digit(char c) { return View("0123456789abcdefABCDEF").find(c) != View::npos; }

// The functions that put a value into its place give false if it does not fit there, or if there
// is a value already.

bool put(std::optional<std::string>& place, View value) {
  if (place) return false;
  place = with_parameter_text(value);
  return true;
}

/// Decimal as in the log, or hexadecimal behind `0x`.
template <std::unsigned_integral Integer>
bool put(std::optional<Integer>& place, View value) {
  value = trimmed(value);
  const int base = value.starts_with("0x") || value.starts_with("0X") ? 16 : 10;
  if (base == 16) value.remove_prefix(2);
  Integer number = 0;
  const auto* end = value.data() + value.size();
  const auto [stopped, error] = std::from_chars(value.data(), end, number, base);
  if (place || error != std::errc{} || stopped != end) return false;
  place = number;
  return true;
}

bool put_cookie(std::optional<std::string>& place, View value) {
  constexpr std::size_t kDigits = 16;
  if (!put(place, value)) return false;
  if (place->size() == kDigits && std::ranges::all_of(*place, is_hex_digit))
    std::ranges::transform(*place, place->begin(), lower);
  return true;
}

bool put_reason(Event& event, View value) {
  if (!put(event.failure_reason, value)) return false;
  event.failure_codes = codes_for(*event.failure_reason);
  return true;
}

struct Place {
  View field;
  bool (*put)(Event& event, View value);
};

// Where the fields of all nine events stand. What is not here goes to Event::other.
constexpr std::array<Place, 28> kPlaces{{
    {"DHGroup", [](Event& e, View v) { return put(e.dh_group, v); }},
    {"FailurePoint", [](Event& e, View v) { return put(e.failure_point, v); }},
    {"FailureReason", put_reason},
    {"InitiatorCookie", [](Event& e, View v) { return put_cookie(e.initiator_cookie, v); }},
    {"KeyModName", [](Event& e, View v) { return put(e.keying_module, v); }},
    {"LocalAddress", [](Event& e, View v) { return put(e.local.address, v); }},
    {"LocalKeyModPort", [](Event& e, View v) { return put(e.local.port, v); }},
    {"LocalMMCertHash", [](Event& e, View v) { return put(e.local.certificate.thumbprint, v); }},
    {"LocalMMIssuingCA", [](Event& e, View v) { return put(e.local.certificate.issuing_ca, v); }},
    {"LocalMMPrincipalName", [](Event& e, View v) { return put(e.local.principal, v); }},
    {"LocalMMRootCA", [](Event& e, View v) { return put(e.local.certificate.root_ca, v); }},
    {"MMAuthMethod", [](Event& e, View v) { return put(e.auth_method, v); }},
    {"MMCipherAlg", [](Event& e, View v) { return put(e.cipher, v); }},
    {"MMFilterID", [](Event& e, View v) { return put(e.filter_id, v); }},
    {"MMImpersonationState", [](Event& e, View v) { return put(e.impersonation, v); }},
    {"MMIntegrityAlg", [](Event& e, View v) { return put(e.integrity, v); }},
    {"MMLifetime", [](Event& e, View v) { return put(e.lifetime_minutes, v); }},
    {"MMSAID", [](Event& e, View v) { return put(e.sa_id, v); }},
    {"QMLimit", [](Event& e, View v) { return put(e.quick_mode_limit, v); }},
    {"RemoteAddress", [](Event& e, View v) { return put(e.remote.address, v); }},
    {"RemoteKeyModPort", [](Event& e, View v) { return put(e.remote.port, v); }},
    {"RemoteMMCertHash", [](Event& e, View v) { return put(e.remote.certificate.thumbprint, v); }},
    {"RemoteMMIssuingCA", [](Event& e, View v) { return put(e.remote.certificate.issuing_ca, v); }},
    {"RemoteMMPrincipalName", [](Event& e, View v) { return put(e.remote.principal, v); }},
    {"RemoteMMRootCA", [](Event& e, View v) { return put(e.remote.certificate.root_ca, v); }},
    {"ResponderCookie", [](Event& e, View v) { return put_cookie(e.responder_cookie, v); }},
    {"Role", [](Event& e, View v) { return put(e.role, v); }},
    {"State", [](Event& e, View v) { return put(e.failure_state, v); }},
}};

static_assert(std::ranges::is_sorted(kPlaces, {}, &Place::field));

bool put_in_place(Event& event, const evtx::Field& field) {
  const auto* place = std::ranges::lower_bound(kPlaces, View(field.name), {}, &Place::field);
  return place != kPlaces.end() && place->field == field.name && place->put(event, field.value);
}

// How the log writes that there is nothing to say.
bool says_nothing(View value) {
  value = trimmed(value);
  return value.empty() || value == "-";
}

/// Gives each field of an event a name that no other one has.
class Names {
 public:
  std::string unique(const evtx::Field& field) {
    ++position_;
    auto name = field.name.empty() ? fmt::format("#{}", position_) : field.name;
    while (true) {
      const auto count = ++counts_[name];
      if (count == 1) return name;
      name = fmt::format("{}#{}", name, count);
    }
  }

 private:
  std::size_t position_ = 0;
  std::unordered_map<std::string, std::size_t> counts_{};
};

void take_fields(Event& event, const std::vector<evtx::Field>& fields) {
  Names names;
  for (const auto& field : fields) {
    event.raw.push_back({.name = names.unique(field), .value = field.value});
    if (!says_nothing(field.value) && !put_in_place(event, field))
      event.other.push_back(
          {.name = event.raw.back().name, .value = with_parameter_text(field.value)});
  }
}

std::optional<Outcome> outcome(const evtx::System& system) {
  const auto bits = system.keywords.value_or(0) & (kAuditSuccess | kAuditFailure);
  if (bits == kAuditSuccess) return Outcome::success;
  if (bits == kAuditFailure) return Outcome::failure;
  return std::nullopt;
}

View without_braces(View guid) {
  if (guid.starts_with('{')) guid.remove_prefix(1);
  if (guid.ends_with('}')) guid.remove_suffix(1);
  return guid;
}

}  // namespace

bool is_audit(const evtx::System& system) {
  return (system.provider_name && equal_in_any_case(*system.provider_name, kProviderName)) ||
         (system.provider_guid &&
          equal_in_any_case(without_braces(*system.provider_guid), kProviderGuid));
}

std::optional<Event> decode(const evtx::Record& record) {
  const auto& system = record.system;
  const auto* definition = system.event_id ? find(*system.event_id) : nullptr;
  if (definition == nullptr || !is_audit(system)) return std::nullopt;
  Event event{.event_id = definition->id,
              .kind = definition->kind,
              .outcome = outcome(system),
              .time = system.time_created,
              .computer = system.computer.value_or(""),
              .channel = system.channel.value_or(""),
              .offset = record.offset,
              .record_id = system.record_id.value_or(record.id),
              .record_state = record.state,
              .written = record.written};
  take_fields(event, record.event_data);
  return event;
}

}  // namespace events
