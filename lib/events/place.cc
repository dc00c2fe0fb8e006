#include "events/place.h"

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <optional>

#include "events/ike_error.h"
#include "events/parameter.h"
#include "events/trim.h"
#include "evtx/integer.h"

namespace events {
namespace {

using View = std::string_view;

bool fill(std::optional<View>& place, View value) {
  if (place) return false;
  place = with_parameter_text(value);
  return true;
}

/// Decimal as in the log, or hexadecimal behind `0x`.
template <std::unsigned_integral Integer>
bool fill(std::optional<Integer>& place, View value) {
  const auto number = evtx::integer_from<Integer>(trimmed(value));
  if (place || !number) return false;
  place = number;
  return true;
}

bool fill_reason(Event& event, View value) {
  if (!fill(event.failure_reason, value)) return false;
  event.failure_codes = codes_for(*event.failure_reason);
  return true;
}

struct Filler {
  Place place{};
  bool (*fill)(Event& event, View value);
};

// By place.
constexpr auto kFillers = std::to_array<Filler>({
    {Place::role, [](Event& e, View v) { return fill(e.role, v); }},
    {Place::keying_module, [](Event& e, View v) { return fill(e.keying_module, v); }},
    {Place::local_address, [](Event& e, View v) { return fill(e.local.address, v); }},
    {Place::local_port, [](Event& e, View v) { return fill(e.local.port, v); }},
    {Place::remote_address, [](Event& e, View v) { return fill(e.remote.address, v); }},
    {Place::remote_port, [](Event& e, View v) { return fill(e.remote.port, v); }},
    {Place::local_principal, [](Event& e, View v) { return fill(e.local.principal, v); }},
    {Place::remote_principal, [](Event& e, View v) { return fill(e.remote.principal, v); }},
    {Place::auth_method, [](Event& e, View v) { return fill(e.auth_method, v); }},
    {Place::cipher, [](Event& e, View v) { return fill(e.cipher, v); }},
    {Place::integrity, [](Event& e, View v) { return fill(e.integrity, v); }},
    {Place::dh_group, [](Event& e, View v) { return fill(e.dh_group, v); }},
    {Place::lifetime_minutes, [](Event& e, View v) { return fill(e.lifetime_minutes, v); }},
    {Place::quick_mode_limit, [](Event& e, View v) { return fill(e.quick_mode_limit, v); }},
    {Place::impersonation, [](Event& e, View v) { return fill(e.impersonation, v); }},
    {Place::sa_id, [](Event& e, View v) { return fill(e.sa_id, v); }},
    {Place::filter_id, [](Event& e, View v) { return fill(e.filter_id, v); }},
    {Place::initiator_cookie, [](Event& e, View v) { return fill(e.initiator_cookie, v); }},
    {Place::responder_cookie, [](Event& e, View v) { return fill(e.responder_cookie, v); }},
    {Place::failure_point, [](Event& e, View v) { return fill(e.failure_point, v); }},
    {Place::failure_state, [](Event& e, View v) { return fill(e.failure_state, v); }},
    {Place::failure_reason, fill_reason},
    {Place::local_cert_thumbprint,
     [](Event& e, View v) { return fill(e.local.certificate.thumbprint, v); }},
    {Place::local_issuing_ca,
     [](Event& e, View v) { return fill(e.local.certificate.issuing_ca, v); }},
    {Place::local_root_ca, [](Event& e, View v) { return fill(e.local.certificate.root_ca, v); }},
    {Place::remote_cert_thumbprint,
     [](Event& e, View v) { return fill(e.remote.certificate.thumbprint, v); }},
    {Place::remote_issuing_ca,
     [](Event& e, View v) { return fill(e.remote.certificate.issuing_ca, v); }},
    {Place::remote_root_ca, [](Event& e, View v) { return fill(e.remote.certificate.root_ca, v); }},
});

static_assert(kFillers.size() == static_cast<std::size_t>(Place::remote_root_ca) + 1);
static_assert([] {
  for (std::size_t i = 0; i < kFillers.size(); ++i)
    if (static_cast<std::size_t>(kFillers.at(i).place) != i) return false;
  return true;
}());

}  // namespace

bool put(Event& event, Place place, View value) {
  return kFillers.at(static_cast<std::size_t>(place)).fill(event, value);
}

// Most that is said begins with another character.
bool says_nothing(View value) {
  if (!value.empty() && value.front() > '-') return false;
  value = trimmed(value);
  return value.empty() || (value.size() == 1 && value.front() == '-');
}

}  // namespace events
