#include "events/field_meaning.h"

#include <algorithm>
#include <array>

#include "events/any_case.h"

namespace events {
namespace {

constexpr auto kAuthentication = std::to_array<std::uint32_t>(
    {8192, 8193, 8194, 8224, 8225, 8226, 8227, 8228, 8238, 8239, 8240, 8241, 8247});
constexpr auto kCiphers = std::to_array<std::uint32_t>({8195, 8196, 8235, 8236, 8237});
constexpr auto kIntegrity = std::to_array<std::uint32_t>({8197, 8198, 8242, 8243});
constexpr auto kGroups = std::to_array<std::uint32_t>({8229, 8230, 8231, 8232, 8233, 8234, 8248});
constexpr auto kPoints = std::to_array<std::uint32_t>({8199, 8200});
// Of Main Mode, Quick Mode and Extended Mode.
constexpr auto kStates = std::to_array<std::uint32_t>(
    {8201, 8202, 8203, 8204, 8245, 8246, 8207, 8208, 8209, 8210, 8218, 8219, 8220, 8221});
constexpr auto kRoles = std::to_array<std::uint32_t>({8205, 8206, 16405, 16406});
constexpr auto kModes = std::to_array<std::uint32_t>({8212, 8213, 16403, 16404, 16416});
constexpr auto kNotifications = std::to_array<std::uint32_t>({8214, 8215});
constexpr auto kImpersonation = std::to_array<std::uint32_t>({8216, 8217});
constexpr auto kKeyingModules = std::to_array<std::uint32_t>({8222, 8223, 8244});
constexpr auto kQuickModeIntegrity =
    std::to_array<std::uint32_t>({16392, 16393, 16394, 16395, 16396, 16397, 16407, 16408, 16409});
constexpr auto kQuickModeCiphers =
    std::to_array<std::uint32_t>({16398, 16399, 16400, 16401, 16402, 16395, 16396, 16397});
constexpr auto kCategories =
    std::to_array<std::uint32_t>({8272, 8273, 8274, 8275, 8276, 8277, 8278, 8279, 8280});
constexpr auto kSubcategories = std::to_array<std::uint32_t>({12291, 12547, 12549, 12550});
constexpr auto kPolicyChangeIds = std::to_array<std::uint32_t>(
    {8448, 8449, 8450, 8451, 8452, 8453, 8454, 8455, 8456, 8457, 8458, 8459});

constexpr std::string_view kTunnelId =
    "The id of the virtual interface tunnel, of IKEv2 alone; Windows 7 and later.";
constexpr std::string_view kMainModeSa =
    "The id of the Main Mode SA on the host that logged. Such ids are unique there until it boots, "
    "and start over then.";
constexpr std::string_view kQuickModeFilter = "The id of the Quick Mode filter.";
constexpr std::string_view kProtocol = "The number of the IP protocol of the Quick Mode SA.";

constexpr auto kFields = std::to_array<FieldMeaning>({
    {"AhAuthType", "The integrity algorithm of the Quick Mode SA for AH.", kQuickModeIntegrity},
    {"AuditPolicyChanges", "What was added or removed: auditing of success, of failure.",
     kPolicyChangeIds},
    {"CategoryId", "The audit category that was changed.", kCategories},
    {"CipherType", "The cipher of the Quick Mode SA.", kQuickModeCiphers},
    {"DHGroup", "The Diffie-Hellman group from which the keys were made.", kGroups},
    {"EMAuthMethod", "How the two authenticated in Extended Mode.", kAuthentication},
    {"EMImpersonationState", "The impersonation in Extended Mode.", kImpersonation},
    {"EspAuthType", "The integrity algorithm of the Quick Mode SA for ESP.", kQuickModeIntegrity},
    {"FailurePoint",
     "On which side it failed: of the host that logged (Local computer) or of its peer.", kPoints},
    {"FailureReason",
     "Why it failed: the text of a Windows error in the language of the host that logged, not a "
     "parameter string. The English ones are traced back to their numbers, in failure_code; some "
     "stand for several."},
    {"InboundSpi", "The security parameter index (SPI) of what comes in."},
    {"InitiatorCookie", "The cookie of whoever began, 64 bits as 16 hex digits."},
    {"IpProtocol", kProtocol},
    {"IpSecSecurityAssociationId", "The id of the SA that was deleted; it is not an MMSAID."},
    {"IpSecSecurityAssociationName", "The name of the SA that was deleted."},
    {"KeyModName", "The protocol that negotiated. IKEv2 is there since Windows 7.", kKeyingModules},
    {"KeyingModuleName", "The protocol that negotiated. IKEv2 is there since Windows 7.",
     kKeyingModules},
    {"LifetimeKilobytes", "After how much data the Quick Mode SA ends, in kilobytes."},
    {"LifetimePackets", "After how many packets the Quick Mode SA ends."},
    {"LifetimeSeconds", "After how long the Quick Mode SA ends, in seconds."},
    {"LocalAddress", "The address of the host that logged, whoever began."},
    {"LocalAddressMask", "The mask of that address."},
    {"LocalEMCertHash",
     "The SHA thumbprint of the certificate that the host that logged showed in Extended Mode."},
    {"LocalEMIssuingCA", "The authority that issued that certificate."},
    {"LocalEMPrincipalName", "The name by which the host that logged goes in Extended Mode."},
    {"LocalEMRootCA", "The root authority of that certificate."},
    {"LocalKeyModPort", "The UDP port of the keying module on the host that logged."},
    {"LocalMMCertHash", "The SHA thumbprint of the certificate of the host that logged."},
    {"LocalMMIssuingCA", "The authority that issued the certificate of the host that logged."},
    {"LocalMMPrincipalName", "The name by which the host that logged goes in Main Mode."},
    {"LocalMMRootCA", "The root authority of the certificate of the host that logged."},
    {"LocalPort", "The port of the Quick Mode SA on the side of the host that logged."},
    {"LocalTunnelEndpoint", "The end of the tunnel on the side of the host that logged."},
    {"MMAuthMethod", "How the two authenticate in Main Mode.", kAuthentication},
    {"MMCipherAlg", "The cipher of the Main Mode SA.", kCiphers},
    {"MMFilterID", "The id of the Main Mode filter."},
    {"MMImpersonationState", "The impersonation in Main Mode, which applies to AuthIP alone.",
     kImpersonation},
    {"MMIntegrityAlg", "The integrity algorithm of the Main Mode SA.", kIntegrity},
    {"MMLifetime", "How long the Main Mode SA may last, in minutes."},
    {"MMSAID", kMainModeSa},
    {"MainModeSaId", kMainModeSa},
    {"MessageID", "The message id of the Quick Mode negotiation."},
    {"Mode", "Whether it is transport or tunnel mode.", kModes},
    {"NewDate", "The date to which the clock was set."},
    {"NewTime", "The time to which the clock was set."},
    {"OutboundSpi", "The security parameter index (SPI) of what goes out."},
    {"PeerPrivateAddress", "The private address of the peer."},
    {"PreviousDate", "The date that the clock had before."},
    {"PreviousTime", "The time that the clock had before."},
    {"ProcessId", "The id of the process that did it."},
    {"ProcessName", "The program of the process that did it."},
    {"ProfileChanged", "The profile that was changed."},
    {"Protocol", kProtocol},
    {"QMFilterID", kQuickModeFilter},
    {"QMLimit", "How many Quick Mode SAs may be made from the Main Mode SA; 0 is any number."},
    {"QuickModeSaId", "The id of the Quick Mode SA on the host that logged."},
    {"RemoteAddress", "The address of the peer of the host that logged, whoever began."},
    {"RemoteAddressMask", "The mask of that address."},
    {"RemoteEMCertHash",
     "The SHA thumbprint of the certificate that the peer showed in Extended Mode."},
    {"RemoteEMIssuingCA", "The authority that issued that certificate."},
    {"RemoteEMPrincipalName", "The name by which the peer goes in Extended Mode."},
    {"RemoteEMRootCA", "The root authority of that certificate."},
    {"RemoteKeyModPort", "The UDP port of the keying module on the peer."},
    {"RemoteMMCertHash", "The SHA thumbprint of the certificate of the peer."},
    {"RemoteMMIssuingCA", "The authority that issued the certificate of the peer."},
    {"RemoteMMPrincipalName", "The name by which the peer goes in Main Mode."},
    {"RemoteMMRootCA", "The root authority of the certificate of the peer."},
    {"RemotePort", "The port of the Quick Mode SA on the side of the peer."},
    {"RemotePrivateAddress", "The private address of the peer."},
    {"RemoteTunnelEndpoint", "The end of the tunnel on the side of the peer."},
    {"ResponderCookie", "The cookie of whoever was asked, 64 bits as 16 hex digits."},
    {"Role", "Whether the host that logged began (Initiator) or was asked (Responder).", kRoles},
    {"State",
     "How far the negotiation had come when it failed. Main Mode, Quick Mode and Extended Mode "
     "have "
     "states of their own.",
     kStates},
    {"SubcategoryGuid", "The GUID of the audit subcategory that was changed."},
    {"SubcategoryId", "The audit subcategory that was changed.", kSubcategories},
    {"SubjectDomainName", "The domain of the account that did it."},
    {"SubjectLogonId", "The id of the logon session that did it."},
    {"SubjectUserName", "The name of the account that did it."},
    {"SubjectUserSid", "The security identifier (SID) of the account that did it."},
    {"TrafficSelectorId", "The id of the traffic selector."},
    {"TransportFilterId", kQuickModeFilter},
    {"TunnelId", kTunnelId},
    {"after", "Of records missing behind all: the id of the last record that is there."},
    {"after_time", "When the record before those that are missing was logged."},
    {"computers",
     "\"several\": in a collector's log what is missing may be of any computer it collects from."},
    {"count", "How many record ids are missing."},
    {"first",
     "The first of the missing record ids; nothing before all records if nobody knows it."},
    {"last", "The last of the missing record ids; nothing behind all records if nobody knows it."},
    {"lost",
     "\"yes\": none of the missing records was met, but something there could not be read, "
     "or the header of a chunk names some of them; in a row without a time, something could not be "
     "read somewhere in the file where no id is missing."},
    {"notification", "That DoS-prevention mode was started, or stopped.", kNotifications},
    {"rows_unreadable", "How many rows of a .jsonl could not be read."},
    {"unreadable",
     "How many of the missing records were met and could not be read; of a file of which nothing "
     "can be read, of all."},
});

static_assert(std::ranges::is_sorted(kFields, {}, &FieldMeaning::name));

}  // namespace

std::span<const FieldMeaning> field_meanings() { return kFields; }

const FieldMeaning* field_meaning(std::string_view name) {
  const auto* found = std::ranges::find_if(
      kFields, [&](const FieldMeaning& known) { return same_in_any_case(known.name, name); });
  return found != kFields.end() ? found : nullptr;
}

}  // namespace events
