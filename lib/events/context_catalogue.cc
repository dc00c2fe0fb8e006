#include "events/context_catalogue.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace events {
namespace {

// v0 and v1 are the versions of an event. Where the newer one only has fields more, they stand at
// its end, and the older one is a part of it.

constexpr std::array<FieldDefinition, 4> k1102{{
    {"SubjectUserSid", FieldType::sid},
    {"SubjectUserName", FieldType::text},
    {"SubjectDomainName", FieldType::text},
    {"SubjectLogonId", FieldType::hex64},
}};
constexpr std::array<FieldDefinition, 10> k4616v0{{
    {"SubjectUserSid", FieldType::sid},
    {"SubjectUserName", FieldType::text},
    {"SubjectDomainName", FieldType::text},
    {"SubjectLogonId", FieldType::hex64},
    {"PreviousDate", FieldType::text},
    {"PreviousTime", FieldType::text},
    {"NewDate", FieldType::text},
    {"NewTime", FieldType::text},
    {"ProcessId", FieldType::pointer},
    {"ProcessName", FieldType::text},
}};
constexpr std::array<FieldDefinition, 8> k4616v1{{
    {"SubjectUserSid", FieldType::sid},
    {"SubjectUserName", FieldType::text},
    {"SubjectDomainName", FieldType::text},
    {"SubjectLogonId", FieldType::hex64},
    {"PreviousTime", FieldType::filetime},
    {"NewTime", FieldType::filetime},
    {"ProcessId", FieldType::pointer},
    {"ProcessName", FieldType::text},
}};
constexpr std::array<FieldDefinition, 21> k4654v1{{
    {"LocalAddress", FieldType::text},
    {"LocalAddressMask", FieldType::text},
    {"LocalPort", FieldType::u32},
    {"LocalTunnelEndpoint", FieldType::text},
    {"RemoteAddress", FieldType::text},
    {"RemoteAddressMask", FieldType::text},
    {"RemotePort", FieldType::u32},
    {"RemoteTunnelEndpoint", FieldType::text},
    {"Protocol", FieldType::u32},
    {"RemotePrivateAddress", FieldType::text},
    {"KeyModName", FieldType::text},
    {"FailurePoint", FieldType::text},
    {"FailureReason", FieldType::text},
    {"Mode", FieldType::text},
    {"State", FieldType::text},
    {"Role", FieldType::text},
    {"MessageID", FieldType::u32},
    {"QMFilterID", FieldType::u64},
    {"MMSAID", FieldType::u64},
    {"TunnelId", FieldType::u64},
    {"TrafficSelectorId", FieldType::u64},
}};
constexpr std::array<FieldDefinition, 8> k4719{{
    {"SubjectUserSid", FieldType::sid},
    {"SubjectUserName", FieldType::text},
    {"SubjectDomainName", FieldType::text},
    {"SubjectLogonId", FieldType::hex64},
    {"CategoryId", FieldType::text},
    {"SubcategoryId", FieldType::text},
    {"SubcategoryGuid", FieldType::guid},
    {"AuditPolicyChanges", FieldType::text},
}};
constexpr std::array<FieldDefinition, 3> k4977{{
    {"LocalAddress", FieldType::text},
    {"RemoteAddress", FieldType::text},
    {"KeyModName", FieldType::text},
}};
constexpr std::array<FieldDefinition, 21> k4979{{
    {"LocalMMPrincipalName", FieldType::text},
    {"RemoteMMPrincipalName", FieldType::text},
    {"LocalAddress", FieldType::text},
    {"LocalKeyModPort", FieldType::u32},
    {"RemoteAddress", FieldType::text},
    {"RemoteKeyModPort", FieldType::u32},
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
    {"LocalEMPrincipalName", FieldType::text},
    {"RemoteEMPrincipalName", FieldType::text},
    {"EMAuthMethod", FieldType::text},
    {"EMImpersonationState", FieldType::text},
    {"QMFilterID", FieldType::u64},
}};
constexpr std::array<FieldDefinition, 26> k4980{{
    {"LocalMMPrincipalName", FieldType::text},
    {"RemoteMMPrincipalName", FieldType::text},
    {"LocalAddress", FieldType::text},
    {"LocalKeyModPort", FieldType::u32},
    {"RemoteAddress", FieldType::text},
    {"RemoteKeyModPort", FieldType::u32},
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
    {"LocalEMPrincipalName", FieldType::text},
    {"LocalEMCertHash", FieldType::text},
    {"LocalEMIssuingCA", FieldType::text},
    {"LocalEMRootCA", FieldType::text},
    {"RemoteEMPrincipalName", FieldType::text},
    {"RemoteEMCertHash", FieldType::text},
    {"RemoteEMIssuingCA", FieldType::text},
    {"RemoteEMRootCA", FieldType::text},
    {"EMImpersonationState", FieldType::text},
    {"QMFilterID", FieldType::u64},
}};
constexpr std::array<FieldDefinition, 26> k4981{{
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
    {"MMCipherAlg", FieldType::text},
    {"MMIntegrityAlg", FieldType::text},
    {"DHGroup", FieldType::text},
    {"MMLifetime", FieldType::u32},
    {"QMLimit", FieldType::u32},
    {"Role", FieldType::text},
    {"MMImpersonationState", FieldType::text},
    {"MMFilterID", FieldType::u64},
    {"MMSAID", FieldType::u64},
    {"LocalEMPrincipalName", FieldType::text},
    {"RemoteEMPrincipalName", FieldType::text},
    {"EMAuthMethod", FieldType::text},
    {"EMImpersonationState", FieldType::text},
    {"QMFilterID", FieldType::u64},
}};
constexpr std::array<FieldDefinition, 30> k4982{{
    {"LocalMMPrincipalName", FieldType::text},
    {"LocalMMCertHash", FieldType::text},
    {"LocalMMIssuingCA", FieldType::text},
    {"LocalMMRootCA", FieldType::text},
    {"RemoteMMPrincipalName", FieldType::text},
    {"RemoteMMCertHash", FieldType::text},
    {"RemoteMMIssuingCA", FieldType::text},
    {"RemoteMMRootCA", FieldType::text},
    {"LocalKeyModPort", FieldType::u32},
    {"RemoteAddress", FieldType::text},
    {"RemoteKeyModPort", FieldType::u32},
    {"MMCipherAlg", FieldType::text},
    {"MMIntegrityAlg", FieldType::text},
    {"DHGroup", FieldType::text},
    {"MMLifetime", FieldType::u32},
    {"QMLimit", FieldType::u32},
    {"Role", FieldType::text},
    {"MMImpersonationState", FieldType::text},
    {"MMFilterID", FieldType::u64},
    {"MMSAID", FieldType::u64},
    {"LocalEMPrincipalName", FieldType::text},
    {"LocalEMCertHash", FieldType::text},
    {"LocalEMIssuingCA", FieldType::text},
    {"LocalEMRootCA", FieldType::text},
    {"RemoteEMPrincipalName", FieldType::text},
    {"RemoteEMCertHash", FieldType::text},
    {"RemoteEMIssuingCA", FieldType::text},
    {"RemoteEMRootCA", FieldType::text},
    {"EMImpersonationState", FieldType::text},
    {"QMFilterID", FieldType::u64},
}};
constexpr std::array<FieldDefinition, 18> k4983{{
    {"LocalEMPrincipalName", FieldType::text},
    {"LocalEMCertHash", FieldType::text},
    {"LocalEMIssuingCA", FieldType::text},
    {"LocalEMRootCA", FieldType::text},
    {"RemoteEMPrincipalName", FieldType::text},
    {"RemoteEMCertHash", FieldType::text},
    {"RemoteEMIssuingCA", FieldType::text},
    {"RemoteEMRootCA", FieldType::text},
    {"LocalAddress", FieldType::text},
    {"LocalKeyModPort", FieldType::u32},
    {"RemoteAddress", FieldType::text},
    {"RemoteKeyModPort", FieldType::u32},
    {"FailurePoint", FieldType::text},
    {"FailureReason", FieldType::text},
    {"State", FieldType::text},
    {"Role", FieldType::text},
    {"EMImpersonationState", FieldType::text},
    {"QMFilterID", FieldType::u64},
}};
constexpr std::array<FieldDefinition, 13> k4984{{
    {"LocalEMPrincipalName", FieldType::text},
    {"RemoteEMPrincipalName", FieldType::text},
    {"LocalAddress", FieldType::text},
    {"LocalKeyModPort", FieldType::u32},
    {"RemoteAddress", FieldType::text},
    {"RemoteKeyModPort", FieldType::u32},
    {"FailurePoint", FieldType::text},
    {"FailureReason", FieldType::text},
    {"EMAuthMethod", FieldType::text},
    {"State", FieldType::text},
    {"Role", FieldType::text},
    {"EMImpersonationState", FieldType::text},
    {"QMFilterID", FieldType::u64},
}};
constexpr std::array<FieldDefinition, 26> k5451v1{{
    {"LocalAddress", FieldType::text},
    {"LocalAddressMask", FieldType::text},
    {"LocalPort", FieldType::u32},
    {"LocalTunnelEndpoint", FieldType::text},
    {"RemoteAddress", FieldType::text},
    {"RemoteAddressMask", FieldType::text},
    {"RemotePort", FieldType::u32},
    {"PeerPrivateAddress", FieldType::text},
    {"RemoteTunnelEndpoint", FieldType::text},
    {"IpProtocol", FieldType::u32},
    {"KeyingModuleName", FieldType::text},
    {"AhAuthType", FieldType::text},
    {"EspAuthType", FieldType::text},
    {"CipherType", FieldType::text},
    {"LifetimeSeconds", FieldType::u32},
    {"LifetimeKilobytes", FieldType::u32},
    {"LifetimePackets", FieldType::u32},
    {"Mode", FieldType::text},
    {"Role", FieldType::text},
    {"TransportFilterId", FieldType::u64},
    {"MainModeSaId", FieldType::u64},
    {"QuickModeSaId", FieldType::u64},
    {"InboundSpi", FieldType::u64},
    {"OutboundSpi", FieldType::u64},
    {"TunnelId", FieldType::u64},
    {"TrafficSelectorId", FieldType::u64},
}};
constexpr std::array<FieldDefinition, 8> k5452v0{{
    {"LocalAddress", FieldType::text},
    {"LocalPort", FieldType::u32},
    {"LocalTunnelEndpoint", FieldType::text},
    {"RemoteAddress", FieldType::text},
    {"RemotePort", FieldType::u32},
    {"RemoteTunnelEndpoint", FieldType::text},
    {"IpProtocol", FieldType::u32},
    {"QuickModeSaId", FieldType::u64},
}};
constexpr std::array<FieldDefinition, 12> k5452v1{{
    {"LocalAddress", FieldType::text},
    {"LocalAddressMask", FieldType::text},
    {"LocalPort", FieldType::u32},
    {"LocalTunnelEndpoint", FieldType::text},
    {"RemoteAddress", FieldType::text},
    {"RemoteAddressMask", FieldType::text},
    {"RemotePort", FieldType::u32},
    {"RemoteTunnelEndpoint", FieldType::text},
    {"IpProtocol", FieldType::u32},
    {"QuickModeSaId", FieldType::u64},
    {"TunnelId", FieldType::u64},
    {"TrafficSelectorId", FieldType::u64},
}};

constexpr std::span<const FieldDefinition> kNoFields{};
constexpr auto k4654v0 = std::span(k4654v1).first<19>();
constexpr auto k5451v0 = std::span(k5451v1).first<24>();

constexpr std::array<Definition, 21> kContextDefinitions{{
    {1100, Kind::logging_stopped, "The event logging service has shut down", kNoFields,
     Provider::eventlog},
    {1102, Kind::log_cleared, "The audit log was cleared", k1102, Provider::eventlog},
    {4608, Kind::system_started, "Windows is starting up", kNoFields},
    {4609, Kind::system_stopped, "Windows is shutting down", kNoFields},
    {4616, Kind::time_changed, "The system time was changed", k4616v0, Provider::audit, 0},
    {4616, Kind::time_changed, "The system time was changed", k4616v1, Provider::audit, 1},
    {4654, Kind::quick_mode_failed, "Quick Mode negotiation failed", k4654v0, Provider::audit, 0},
    {4654, Kind::quick_mode_failed, "Quick Mode negotiation failed", k4654v1, Provider::audit, 1},
    {4719, Kind::audit_policy_changed, "System audit policy was changed", k4719},
    {4977, Kind::quick_mode_invalid_packet, "Invalid Quick Mode negotiation packet received",
     k4977},
    {4978, Kind::extended_mode_invalid_packet, "Invalid Extended Mode negotiation packet received",
     k4977},
    {4979, Kind::extended_mode_established, "Main Mode and Extended Mode SAs established", k4979},
    {4980, Kind::extended_mode_established,
     "Main Mode and Extended Mode SAs established, certificates in Extended Mode", k4980},
    {4981, Kind::extended_mode_established,
     "Main Mode and Extended Mode SAs established, certificates in Main Mode", k4981},
    {4982, Kind::extended_mode_established,
     "Main Mode and Extended Mode SAs established, certificates in both", k4982},
    {4983, Kind::extended_mode_failed,
     "Extended Mode negotiation failed, Main Mode SA deleted; with certificates", k4983},
    {4984, Kind::extended_mode_failed, "Extended Mode negotiation failed, Main Mode SA deleted",
     k4984},
    {5451, Kind::quick_mode_established, "Quick Mode SA established", k5451v0, Provider::audit, 0},
    {5451, Kind::quick_mode_established, "Quick Mode SA established", k5451v1, Provider::audit, 1},
    {5452, Kind::quick_mode_ended, "Quick Mode SA ended", k5452v0, Provider::audit, 0},
    {5452, Kind::quick_mode_ended, "Quick Mode SA ended", k5452v1, Provider::audit, 1},
}};

constexpr auto order(const Definition& definition) {
  return std::tuple(definition.id, definition.version);
}

static_assert(std::ranges::is_sorted(kContextDefinitions, {}, order));

}  // namespace

std::span<const Definition> context_definitions() { return kContextDefinitions; }

const Definition* find_context(std::uint32_t event_id) {
  const auto* behind = std::ranges::upper_bound(kContextDefinitions, event_id, {}, &Definition::id);
  if (behind == kContextDefinitions.begin()) return nullptr;
  const auto* newest = behind - 1;
  return newest->id == event_id ? newest : nullptr;
}

}  // namespace events
