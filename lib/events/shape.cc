#include "events/shape.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>

#include "events/ike_error.h"
#include "events/parameter.h"
#include "events/trim.h"
#include "evtx/integer.h"

namespace events {
namespace {

using View = std::string_view;

// The functions that put a value into its place give false if it does not fit there, or if there
// is a value already.

bool put(std::optional<View>& place, View value) {
  if (place) return false;
  place = with_parameter_text(value);
  return true;
}

/// Decimal as in the log, or hexadecimal behind `0x`.
template <std::unsigned_integral Integer>
bool put(std::optional<Integer>& place, View value) {
  const auto number = evtx::integer_from<Integer>(trimmed(value));
  if (place || !number) return false;
  place = number;
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
  bool bears_on_sa = false;
};

constexpr bool kOfSa = true;

// Where the fields of all events stand. What is not here goes to Event::other: so do the ports of
// Quick Mode events, which are those of the traffic, and what is of Extended Mode.
constexpr std::array<Place, 30> kPlaces{{
    {"DHGroup", [](Event& e, View v) { return put(e.dh_group, v); }},
    {"FailurePoint", [](Event& e, View v) { return put(e.failure_point, v); }},
    {"FailureReason", put_reason},
    {"InitiatorCookie", [](Event& e, View v) { return put(e.initiator_cookie, v); }},
    {"KeyModName", [](Event& e, View v) { return put(e.keying_module, v); }},
    {"KeyingModuleName", [](Event& e, View v) { return put(e.keying_module, v); }},
    {"LocalAddress", [](Event& e, View v) { return put(e.local.address, v); }, kOfSa},
    {"LocalKeyModPort", [](Event& e, View v) { return put(e.local.port, v); }, kOfSa},
    {"LocalMMCertHash", [](Event& e, View v) { return put(e.local.certificate.thumbprint, v); }},
    {"LocalMMIssuingCA", [](Event& e, View v) { return put(e.local.certificate.issuing_ca, v); }},
    {"LocalMMPrincipalName", [](Event& e, View v) { return put(e.local.principal, v); }},
    {"LocalMMRootCA", [](Event& e, View v) { return put(e.local.certificate.root_ca, v); }},
    {"MMAuthMethod", [](Event& e, View v) { return put(e.auth_method, v); }},
    {"MMCipherAlg", [](Event& e, View v) { return put(e.cipher, v); }},
    {"MMFilterID", [](Event& e, View v) { return put(e.filter_id, v); }},
    {"MMImpersonationState", [](Event& e, View v) { return put(e.impersonation, v); }},
    {"MMIntegrityAlg", [](Event& e, View v) { return put(e.integrity, v); }},
    {"MMLifetime", [](Event& e, View v) { return put(e.lifetime_minutes, v); }, kOfSa},
    {"MMSAID", [](Event& e, View v) { return put(e.sa_id, v); }, kOfSa},
    {"MainModeSaId", [](Event& e, View v) { return put(e.sa_id, v); }, kOfSa},
    {"QMLimit", [](Event& e, View v) { return put(e.quick_mode_limit, v); }},
    {"RemoteAddress", [](Event& e, View v) { return put(e.remote.address, v); }, kOfSa},
    {"RemoteKeyModPort", [](Event& e, View v) { return put(e.remote.port, v); }, kOfSa},
    {"RemoteMMCertHash", [](Event& e, View v) { return put(e.remote.certificate.thumbprint, v); }},
    {"RemoteMMIssuingCA", [](Event& e, View v) { return put(e.remote.certificate.issuing_ca, v); }},
    {"RemoteMMPrincipalName", [](Event& e, View v) { return put(e.remote.principal, v); }},
    {"RemoteMMRootCA", [](Event& e, View v) { return put(e.remote.certificate.root_ca, v); }},
    {"ResponderCookie", [](Event& e, View v) { return put(e.responder_cookie, v); }},
    {"Role", [](Event& e, View v) { return put(e.role, v); }},
    {"State", [](Event& e, View v) { return put(e.failure_state, v); }},
}};

static_assert(std::ranges::is_sorted(kPlaces, {}, &Place::field));

// A name that could be taken for a number of ours, or for what JSON rows put behind a name.
bool looks_made(View name) { return original_name(name) != name || name.ends_with(kCodeUnits); }

/// Gives each field of an event a name that no other one has.
class Names {
 public:
  std::string unique(const std::string& name) {
    ++position_;
    if (name.empty()) return fmt::format("#{}", position_);
    const auto count = ++counts_[name];
    return count > 1 || looks_made(name) ? fmt::format("{}#{}", name, count) : name;
  }

 private:
  std::size_t position_ = 0;
  std::unordered_map<std::string, std::size_t> counts_{};
};

}  // namespace

View original_name(View name) {
  const auto mark = name.find_last_not_of("0123456789");
  const bool is_made = mark != View::npos && name[mark] == '#' && mark + 1 < name.size();
  return is_made ? name.substr(0, mark) : name;
}

Shape::Shape(std::span<const std::string> names) {
  Names unique;
  fields_.reserve(names.size());
  for (const auto& name : names) {
    const auto* place = std::ranges::lower_bound(kPlaces, View(name), {}, &Place::field);
    const bool has_place = place != kPlaces.end() && place->field == name;
    fields_.push_back({.name = unique.unique(name),
                       .put = has_place ? place->put : nullptr,
                       .bears_on_sa = !has_place || place->bears_on_sa});
  }
}

}  // namespace events
