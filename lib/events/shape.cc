#include "events/shape.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>

namespace events {
namespace {

using View = std::string_view;

struct KnownField {
  View name;
  Place place{};
  unsigned traits = 0;
};

// See `Shape::Field`.
constexpr unsigned kOfSa = 1;
constexpr unsigned kCommon = 2;

// Where the fields of all events stand. What is not here goes to Event::other: so do the ports of
// Quick Mode events, which are those of the traffic, and what is of Extended Mode.
constexpr std::array<KnownField, 30> kKnownFields{{
    {"DHGroup", Place::dh_group, kCommon},
    {"FailurePoint", Place::failure_point, kCommon},
    {"FailureReason", Place::failure_reason, kCommon},
    {"InitiatorCookie", Place::initiator_cookie},
    {"KeyModName", Place::keying_module, kCommon},
    {"KeyingModuleName", Place::keying_module, kCommon},
    {"LocalAddress", Place::local_address, kOfSa | kCommon},
    {"LocalKeyModPort", Place::local_port, kOfSa | kCommon},
    {"LocalMMCertHash", Place::local_cert_thumbprint, kCommon},
    {"LocalMMIssuingCA", Place::local_issuing_ca, kCommon},
    {"LocalMMPrincipalName", Place::local_principal, kCommon},
    {"LocalMMRootCA", Place::local_root_ca, kCommon},
    {"MMAuthMethod", Place::auth_method, kCommon},
    {"MMCipherAlg", Place::cipher, kCommon},
    {"MMFilterID", Place::filter_id},
    {"MMImpersonationState", Place::impersonation, kCommon},
    {"MMIntegrityAlg", Place::integrity, kCommon},
    {"MMLifetime", Place::lifetime_minutes, kOfSa | kCommon},
    {"MMSAID", Place::sa_id, kOfSa},
    {"MainModeSaId", Place::sa_id, kOfSa},
    {"QMLimit", Place::quick_mode_limit, kCommon},
    {"RemoteAddress", Place::remote_address, kOfSa},
    {"RemoteKeyModPort", Place::remote_port, kOfSa},
    {"RemoteMMCertHash", Place::remote_cert_thumbprint},
    {"RemoteMMIssuingCA", Place::remote_issuing_ca, kCommon},
    {"RemoteMMPrincipalName", Place::remote_principal},
    {"RemoteMMRootCA", Place::remote_root_ca, kCommon},
    {"ResponderCookie", Place::responder_cookie},
    {"Role", Place::role, kCommon},
    {"State", Place::failure_state, kCommon},
}};

static_assert(std::ranges::is_sorted(kKnownFields, {}, &KnownField::name));

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
    const auto* known = std::ranges::lower_bound(kKnownFields, View(name), {}, &KnownField::name);
    const bool is_known = known != kKnownFields.end() && known->name == name;
    fields_.push_back({.name = unique.unique(name),
                       .place = is_known ? std::optional(known->place) : std::nullopt,
                       .bears_on_sa = !is_known || (known->traits & kOfSa) != 0,
                       .is_common = is_known && (known->traits & kCommon) != 0});
  }
}

}  // namespace events
