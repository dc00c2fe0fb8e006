// Fields and types are those of the provider's manifest, versions those of Windows Server 2016.

#include "bench/audit_event.h"

#include <fmt/format.h>

#include <array>
#include <string>

#include "bench/scatter.h"

namespace bench {
namespace {

using evtx_writer::Event;
using evtx_writer::Type;

constexpr const char* kNobody = "S-1-0-0";
constexpr std::array kPrograms{
    "svchost.exe", "lsass.exe",   "conhost.exe",       "taskhostw.exe",     "WmiPrvSE.exe",
    "cmd.exe",     "dllhost.exe", "RuntimeBroker.exe", "SearchIndexer.exe", "MpCmdRun.exe"};

const char* program(Dice& dice) { return kPrograms.at(dice.below(kPrograms.size())); }

std::string hex(std::uint64_t value) { return fmt::format("{:#x}", value); }

std::string user_sid(std::uint64_t user) {
  return fmt::format("S-1-5-21-1004336348-1177238915-682003330-{}", 1100 + user);
}

std::string user_name(std::uint64_t user) { return fmt::format("user{:04}", user); }

std::string address(Dice& dice) {
  return fmt::format("10.20.{}.{}", dice.below(16), 1 + dice.below(254));
}

std::string port(Dice& dice) { return std::to_string(49152 + dice.below(16384)); }

std::string guid(Dice& dice) {
  constexpr std::uint64_t kAny = std::uint64_t{1} << 32U;
  return fmt::format("{{{:08X}-{:04X}-4{:03X}-A{:03X}-{:012X}}}", dice.below(kAny),
                     dice.below(0x10000), dice.below(0x1000), dice.below(0x1000), dice.below(kAny));
}

Event permitted_connection(Dice& dice) {
  Event event{.id = 5156, .version = 1, .task = 12810};
  event.data = {
      {"ProcessID", std::to_string(400 + 4 * dice.below(3000)), Type::u64},
      {"Application", fmt::format(R"(\device\harddiskvolume2\windows\system32\{})", program(dice))},
      {"Direction", dice.below(2) == 0 ? "%%14592" : "%%14593"},
      {"SourceAddress", address(dice)},
      {"SourcePort", port(dice)},
      {"DestAddress", "192.0.2.1"},
      {"DestPort", dice.below(2) == 0 ? "445" : "135"},
      {"Protocol", dice.below(4) == 0 ? "17" : "6", Type::u32},
      {"FilterRTID", std::to_string(66000 + dice.below(900)), Type::u64},
      {"LayerName", "%%14610"},
      {"LayerRTID", "44", Type::u64},
      {"RemoteUserID", kNobody, Type::sid},
      {"RemoteMachineID", kNobody, Type::sid}};
  return event;
}

Event logon(Dice& dice) {
  const auto user = dice.below(2500);
  Event event{.id = 4624, .version = 2, .task = 12544};
  event.data = {{"SubjectUserSid", kNobody, Type::sid},
                {"SubjectUserName", "-"},
                {"SubjectDomainName", "-"},
                {"SubjectLogonId", "0x0", Type::hex64},
                {"TargetUserSid", user_sid(user), Type::sid},
                {"TargetUserName", user_name(user)},
                {"TargetDomainName", "EXAMPLE"},
                {"TargetLogonId", hex(0x100000 + dice.below(0xf000000)), Type::hex64},
                {"LogonType", "3", Type::u32},
                {"LogonProcessName", "Kerberos"},
                {"AuthenticationPackageName", "Kerberos"},
                {"WorkstationName", "-"},
                {"LogonGuid", guid(dice), Type::guid},
                {"TransmittedServices", "-"},
                {"LmPackageName", "-"},
                {"KeyLength", "0", Type::u32},
                {"ProcessId", "0x0", Type::hex64},
                {"ProcessName", "-"},
                {"IpAddress", address(dice)},
                {"IpPort", port(dice)},
                {"ImpersonationLevel", "%%1833"},
                {"RestrictedAdminMode", "-"},
                {"TargetOutboundUserName", "-"},
                {"TargetOutboundDomainName", "-"},
                {"VirtualAccount", "%%1843"},
                {"TargetLinkedLogonId", "0x0", Type::hex64},
                {"ElevatedToken", "%%1842"}};
  return event;
}

Event logoff(Dice& dice) {
  const auto user = dice.below(2500);
  Event event{.id = 4634, .task = 12545};
  event.data = {{"TargetUserSid", user_sid(user), Type::sid},
                {"TargetUserName", user_name(user)},
                {"TargetDomainName", "EXAMPLE"},
                {"TargetLogonId", hex(0x100000 + dice.below(0xf000000)), Type::hex64},
                {"LogonType", "3", Type::u32}};
  return event;
}

Event process_start(Dice& dice) {
  const auto* started = program(dice);
  Event event{.id = 4688, .version = 2, .task = 13312};
  event.data = {{"SubjectUserSid", "S-1-5-18", Type::sid},
                {"SubjectUserName", "VPN1$"},
                {"SubjectDomainName", "EXAMPLE"},
                {"SubjectLogonId", "0x3e7", Type::hex64},
                {"NewProcessId", hex(0x200 + 4 * dice.below(6000)), Type::hex64},
                {"NewProcessName", fmt::format(R"(C:\Windows\System32\{})", started)},
                {"TokenElevationType", "%%1936"},
                {"ProcessId", hex(0x200 + 4 * dice.below(6000)), Type::hex64},
                {"CommandLine", fmt::format(R"(C:\Windows\System32\{} -k netsvcs -p -s {})",
                                            started, dice.below(100000))},
                {"TargetUserSid", kNobody, Type::sid},
                {"TargetUserName", "-"},
                {"TargetDomainName", "-"},
                {"TargetLogonId", "0x0", Type::hex64},
                {"ParentProcessName", R"(C:\Windows\System32\services.exe)"},
                {"MandatoryLabel", "S-1-16-16384", Type::sid}};
  return event;
}

}  // namespace

Event audit_event(std::uint64_t number) {
  Dice dice(number);
  const auto percent = dice.below(100);
  if (percent < 50) return permitted_connection(dice);
  if (percent < 70) return logon(dice);
  if (percent < 85) return logoff(dice);
  return process_start(dice);
}

}  // namespace bench
