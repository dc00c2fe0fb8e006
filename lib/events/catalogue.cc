#include "events/catalogue.h"

#include <algorithm>
#include <array>

namespace events {
namespace {

constexpr std::array<FieldDefinition, 1> k4646{{
    {"notification", FieldType::text},
}};
constexpr std::array<FieldDefinition, 17> k4650{{
    {"LocalMMPrincipalName", FieldType::text},
    {"RemoteMMPrincipalName", FieldType::text},
    {"LocalAddress", FieldType::text},
    {"LocalKeyModPort", FieldType::u32},
    {"RemoteAddress", FieldType::text},
    {"RemoteKeyModPort", FieldType::u32},
    {"KeyModName", FieldType::text},
    {"MMAuthMethod", FieldType::text},
    {"MMCipherAlg", FieldType::text},
    {"MMIntegrityAlg", FieldType::text},
    {"DHGroup", FieldType::text},
    {"MMLifetime", FieldType::u32},
    {"QMLimit", FieldType::u32},
    {"Role", FieldType::text},
    {"MMImpersonationState", FieldType::text},
    {"MMFilterID", FieldType::u64},
    {"MMSAID", FieldType::u64},
}};
constexpr std::array<FieldDefinition, 23> k4651{{
    {"LocalMMPrincipalName", FieldType::text},
    {"LocalMMCertHash", FieldType::text},
    {"LocalMMIssuingCA", FieldType::text},
    {"LocalMMRootCA", FieldType::text},
    {"RemoteMMPrincipalName", FieldType::text},
    {"RemoteMMCertHash", FieldType::text},
    {"RemoteMMIssuingCA", FieldType::text},
    {"RemoteMMRootCA", FieldType::text},
    {"LocalAddress", FieldType::text},
    {"LocalKeyModPort", FieldType::u32},
    {"RemoteAddress", FieldType::text},
    {"RemoteKeyModPort", FieldType::u32},
    {"KeyModName", FieldType::text},
    {"MMAuthMethod", FieldType::text},
    {"MMCipherAlg", FieldType::text},
    {"MMIntegrityAlg", FieldType::text},
    {"DHGroup", FieldType::text},
    {"MMLifetime", FieldType::u32},
    {"QMLimit", FieldType::u32},
    {"Role", FieldType::text},
    {"MMImpersonationState", FieldType::text},
    {"MMFilterID", FieldType::u64},
    {"MMSAID", FieldType::u64},
}};
constexpr std::array<FieldDefinition, 22> k4652{{
    {"LocalMMPrincipalName", FieldType::text},
    {"LocalMMCertHash", FieldType::text},
    {"LocalMMIssuingCA", FieldType::text},
    {"LocalMMRootCA", FieldType::text},
    {"RemoteMMPrincipalName", FieldType::text},
    {"RemoteMMCertHash", FieldType::text},
    {"RemoteMMIssuingCA", FieldType::text},
    {"RemoteMMRootCA", FieldType::text},
    {"LocalAddress", FieldType::text},
    {"LocalKeyModPort", FieldType::u32},
    {"RemoteAddress", FieldType::text},
    {"RemoteKeyModPort", FieldType::u32},
    {"KeyModName", FieldType::text},
    {"FailurePoint", FieldType::text},
    {"FailureReason", FieldType::text},
    {"MMAuthMethod", FieldType::text},
    {"State", FieldType::text},
    {"Role", FieldType::text},
    {"MMImpersonationState", FieldType::text},
    {"MMFilterID", FieldType::u64},
    {"InitiatorCookie", FieldType::text},
    {"ResponderCookie", FieldType::text},
}};
constexpr std::array<FieldDefinition, 16> k4653{{
    {"LocalMMPrincipalName", FieldType::text},
    {"RemoteMMPrincipalName", FieldType::text},
    {"LocalAddress", FieldType::text},
    {"LocalKeyModPort", FieldType::u32},
    {"RemoteAddress", FieldType::text},
    {"RemoteKeyModPort", FieldType::u32},
    {"KeyModName", FieldType::text},
    {"FailurePoint", FieldType::text},
    {"FailureReason", FieldType::text},
    {"MMAuthMethod", FieldType::text},
    {"State", FieldType::text},
    {"Role", FieldType::text},
    {"MMImpersonationState", FieldType::text},
    {"MMFilterID", FieldType::u64},
    {"InitiatorCookie", FieldType::text},
    {"ResponderCookie", FieldType::text},
}};
constexpr std::array<FieldDefinition, 4> k4655{{
    {"LocalAddress", FieldType::text},
    {"RemoteAddress", FieldType::text},
    {"KeyModName", FieldType::text},
    {"MMSAID", FieldType::u64},
}};
constexpr std::array<FieldDefinition, 3> k4976{{
    {"LocalAddress", FieldType::text},
    {"RemoteAddress", FieldType::text},
    {"KeyModName", FieldType::text},
}};
constexpr std::array<FieldDefinition, 3> k5049{{
    {"ProfileChanged", FieldType::text},
    {"IpSecSecurityAssociationId", FieldType::text},
    {"IpSecSecurityAssociationName", FieldType::text},
}};
constexpr std::array<FieldDefinition, 0> k5453{{}};

constexpr std::array<Definition, 9> kDefinitions{{
    {4646, Kind::dos_prevention, "IKE DoS-prevention mode started or stopped", k4646},
    {4650, Kind::established, "Main Mode SA established, no certificate used", k4650},
    {4651, Kind::established, "Main Mode SA established, a certificate was used", k4651},
    {4652, Kind::failed, "Main Mode negotiation failed, with certificate fields", k4652},
    {4653, Kind::failed, "Main Mode negotiation failed", k4653},
    {4655, Kind::ended, "Main Mode SA ended", k4655},
    {4976, Kind::invalid_packet, "Invalid packet received during Main Mode negotiation", k4976},
    {5049, Kind::deleted, "IPsec SA deleted", k5049},
    {5453, Kind::service_not_started, "Negotiation failed, the IKEEXT service is not started",
     k5453},
}};

}  // namespace

std::span<const Definition> definitions() { return kDefinitions; }

const Definition* find(std::uint32_t event_id) {
  const auto* found = std::ranges::lower_bound(kDefinitions, event_id, {}, &Definition::id);
  return found != kDefinitions.end() && found->id == event_id ? found : nullptr;
}

std::string_view name(Kind kind) {
  switch (kind) {
    case Kind::established:
      return "established";
    case Kind::failed:
      return "failed";
    case Kind::ended:
      return "ended";
    case Kind::invalid_packet:
      return "invalid_packet";
    case Kind::deleted:
      return "deleted";
    case Kind::dos_prevention:
      return "dos_prevention";
    case Kind::service_not_started:
      return "service_not_started";
    case Kind::extended_mode_established:
      return "extended_mode_established";
    case Kind::extended_mode_failed:
      return "extended_mode_failed";
    case Kind::extended_mode_invalid_packet:
      return "extended_mode_invalid_packet";
    case Kind::quick_mode_established:
      return "quick_mode_established";
    case Kind::quick_mode_failed:
      return "quick_mode_failed";
    case Kind::quick_mode_ended:
      return "quick_mode_ended";
    case Kind::quick_mode_invalid_packet:
      return "quick_mode_invalid_packet";
    case Kind::system_started:
      return "system_started";
    case Kind::system_stopped:
      return "system_stopped";
    case Kind::time_changed:
      return "time_changed";
    case Kind::audit_policy_changed:
      return "audit_policy_changed";
    case Kind::logging_stopped:
      return "logging_stopped";
    case Kind::log_cleared:
      return "log_cleared";
    case Kind::records_missing:
      return "records_missing";
  }
  return "";
}

}  // namespace events
