#include "stories/context.h"

#include <utility>
#include <vector>

namespace stories {
namespace {

using evtx_writer::Type;
using Fields = std::vector<Data>;

constexpr std::uint16_t kQuickModeTask = 12549;
constexpr std::uint16_t kExtendedModeTask = 12550;
constexpr std::uint64_t kFailureAudit = 0x8010000000000000;

Fields subject(std::string user) {
  return {{"SubjectUserSid", "S-1-5-21-1004336348-1177238915-682003330-1103", Type::sid},
          {"SubjectUserName", std::move(user)},
          {"SubjectDomainName", "EXAMPLE"},
          {"SubjectLogonId", "0x3e7", Type::hex64}};
}

void append(Event& event, const Fields& fields) {
  event.data.insert(event.data.end(), fields.begin(), fields.end());
}

Event of_task(Event event, std::uint16_t task) {
  event.task = task;
  return event;
}

Event by_eventlog(std::uint16_t id, std::string_view time, std::uint64_t record_id,
                  std::string user_data) {
  auto event = stories::event(id, time, record_id);
  event.provider = "Microsoft-Windows-Eventlog";
  event.provider_guid = "{FC65DDD8-D6EF-4962-83D5-6E5CFE9CE148}";
  event.keywords = 0x4020000000000000;
  event.user_data = std::move(user_data);
  return event;
}

}  // namespace

Event quick_mode_established(std::string_view time, std::uint64_t record_id,
                             const Negotiation& negotiation, std::uint64_t sa_id,
                             std::uint64_t quick_mode_sa_id) {
  auto result = of_task(event(5451, time, record_id), kQuickModeTask);
  result.version = 1;
  result.data = {{"LocalAddress", negotiation.local_address},
                 {"LocalAddressMask", "255.255.255.255"},
                 {"LocalPort", "0", Type::u32},
                 {"LocalTunnelEndpoint", "-"},
                 {"RemoteAddress", negotiation.remote_address},
                 {"RemoteAddressMask", "255.255.255.255"},
                 {"RemotePort", "445", Type::u32},
                 {"PeerPrivateAddress", "-"},
                 {"RemoteTunnelEndpoint", "-"},
                 {"IpProtocol", "6", Type::u32},
                 {"KeyingModuleName", negotiation.keying_module},
                 {"AhAuthType", "-"},
                 {"EspAuthType", "%%16394"},
                 {"CipherType", "%%16402"},
                 {"LifetimeSeconds", "3600", Type::u32},
                 {"LifetimeKilobytes", "100000", Type::u32},
                 {"LifetimePackets", "2147483647", Type::u32},
                 {"Mode", "%%16403"},
                 {"Role", negotiation.role == "%%8205" ? "%%16406" : "%%16405"},
                 {"TransportFilterId", negotiation.filter_id, Type::u64},
                 {"MainModeSaId", std::to_string(sa_id), Type::u64},
                 {"QuickModeSaId", std::to_string(quick_mode_sa_id), Type::u64},
                 {"InboundSpi", "305419896", Type::u64},
                 {"OutboundSpi", "2271560481", Type::u64},
                 {"TunnelId", "0", Type::u64},
                 {"TrafficSelectorId", "0", Type::u64}};
  return result;
}

Event quick_mode_ended(std::string_view time, std::uint64_t record_id,
                       const Negotiation& negotiation, std::uint64_t quick_mode_sa_id) {
  auto result = of_task(event(5452, time, record_id), kQuickModeTask);
  result.data = {{"LocalAddress", negotiation.local_address},
                 {"LocalPort", "0", Type::u32},
                 {"LocalTunnelEndpoint", "-"},
                 {"RemoteAddress", negotiation.remote_address},
                 {"RemotePort", "445", Type::u32},
                 {"RemoteTunnelEndpoint", "-"},
                 {"IpProtocol", "6", Type::u32},
                 {"QuickModeSaId", std::to_string(quick_mode_sa_id), Type::u64}};
  return result;
}

Event quick_mode_failed(std::string_view time, std::uint64_t record_id,
                        const Negotiation& negotiation, const Failure& failure,
                        std::uint64_t sa_id) {
  auto result = of_task(event(4654, time, record_id), kQuickModeTask);
  result.keywords = kFailureAudit;
  result.data = {{"LocalAddress", negotiation.local_address},
                 {"LocalAddressMask", "255.255.255.255"},
                 {"LocalPort", "0", Type::u32},
                 {"LocalTunnelEndpoint", "-"},
                 {"RemoteAddress", negotiation.remote_address},
                 {"RemoteAddressMask", "255.255.255.255"},
                 {"RemotePort", "445", Type::u32},
                 {"RemoteTunnelEndpoint", "-"},
                 {"Protocol", "6", Type::u32},
                 {"RemotePrivateAddress", "-"},
                 {"KeyModName", negotiation.keying_module},
                 {"FailurePoint", failure.point},
                 {"FailureReason", failure.reason},
                 {"Mode", "%%8212"},
                 {"State", failure.state},
                 {"Role", negotiation.role},
                 {"MessageID", "1", Type::u32},
                 {"QMFilterID", negotiation.filter_id, Type::u64},
                 {"MMSAID", std::to_string(sa_id), Type::u64}};
  return result;
}

Event extended_mode_established(std::string_view time, std::uint64_t record_id,
                                const Negotiation& negotiation, std::uint64_t sa_id) {
  auto result = of_task(established(time, record_id, negotiation, sa_id), kExtendedModeTask);
  result.id = 4979;
  std::erase_if(result.data, [](const Data& data) { return data.name == "KeyModName"; });
  append(result, {{"LocalEMPrincipalName", "host/vpn1.example.com"},
                  {"RemoteEMPrincipalName", "EXAMPLE\\alice"},
                  {"EMAuthMethod", "%%8192"},
                  {"EMImpersonationState", "%%8216"},
                  {"QMFilterID", "71701", Type::u64}});
  return result;
}

Event extended_mode_failed(std::string_view time, std::uint64_t record_id,
                           const Negotiation& negotiation, const Failure& failure) {
  auto result = of_task(event(4984, time, record_id), kExtendedModeTask);
  result.keywords = kFailureAudit;
  result.data = {{"LocalEMPrincipalName", "host/vpn1.example.com"},
                 {"RemoteEMPrincipalName", "-"},
                 {"LocalAddress", negotiation.local_address},
                 {"LocalKeyModPort", negotiation.port, Type::u32},
                 {"RemoteAddress", negotiation.remote_address},
                 {"RemoteKeyModPort", negotiation.port, Type::u32},
                 {"FailurePoint", failure.point},
                 {"FailureReason", failure.reason},
                 {"EMAuthMethod", "%%8192"},
                 {"State", "%%8220"},
                 {"Role", negotiation.role},
                 {"EMImpersonationState", "%%8217"},
                 {"QMFilterID", negotiation.filter_id, Type::u64}};
  return result;
}

Event invalid_packet(std::uint16_t id, std::string_view time, std::uint64_t record_id,
                     const Negotiation& negotiation) {
  auto result = event(id, time, record_id);
  if (id != 4976) result.task = id == 4977 ? kQuickModeTask : kExtendedModeTask;
  result.data = {{"LocalAddress", negotiation.local_address},
                 {"RemoteAddress", negotiation.remote_address},
                 {"KeyModName", negotiation.keying_module}};
  return result;
}

Event system_started(std::string_view time, std::uint64_t record_id) {
  return of_task(event(4608, time, record_id), 12288);
}

Event time_changed(std::string_view time, std::uint64_t record_id, std::string_view previous) {
  auto result = of_task(event(4616, time, record_id), 12288);
  result.version = 1;
  result.data = subject("VPN1$");
  append(result, {{"PreviousTime", std::string(previous), Type::filetime},
                  {"NewTime", std::string(time), Type::filetime},
                  {"ProcessId", "0x9d0", Type::hex64},
                  {"ProcessName", R"(C:\Windows\System32\svchost.exe)"}});
  return result;
}

Event audit_policy_changed(std::string_view time, std::uint64_t record_id, std::string changes) {
  auto result = of_task(event(4719, time, record_id), 13568);
  result.data = subject("mallory");
  append(result, {{"CategoryId", "%%8273"},
                  {"SubcategoryId", "%%12547"},
                  {"SubcategoryGuid", "{0CCE9218-69AE-11D9-BED3-505054503030}", Type::guid},
                  {"AuditPolicyChanges", std::move(changes)}});
  return result;
}

Event logging_stopped(std::string_view time, std::uint64_t record_id) {
  return of_task(by_eventlog(1100, time, record_id, "ServiceShutdown"), 103);
}

Event log_cleared(std::string_view time, std::uint64_t record_id, std::string user) {
  auto result = of_task(by_eventlog(1102, time, record_id, "LogFileCleared"), 104);
  result.data = subject(std::move(user));
  return result;
}

}  // namespace stories
