#include "events/diagnosis.h"

#include <algorithm>
#include <array>

namespace events {
namespace {

constexpr Source kAzure{
    "Microsoft: Troubleshoot Azure site-to-site issues using error codes",
    "https://github.com/MicrosoftDocs/azure-docs/blob/43ceb4d8/articles/vpn-gateway/"
    "vpn-gateway-troubleshoot-site-to-site-error-codes.md"};
constexpr Source kAlwaysOn{
    "Microsoft: Troubleshoot Always On VPN",
    "https://github.com/MicrosoftDocs/SupportArticles-docs/blob/23e5b36c/support/windows-server/"
    "networking/troubleshoot-always-on-vpn.md"};
constexpr Source kDeployment{
    "Microsoft: Remote Access Always On VPN Troubleshooting",
    "https://github.com/MicrosoftDocs/windowsserverdocs/blob/018927fd/WindowsServerDocs/remote/"
    "remote-access/vpn/always-on-vpn/deploy/always-on-vpn-deploy-troubleshooting.md"};
constexpr Source kHicksPolicy{"Richard Hicks: Always On VPN IKEv2 policy mismatch error",
                              "https://directaccess.richardhicks.com/2019/09/02/"
                              "always-on-vpn-ikev2-policy-mismatch-error/"};
constexpr Source kHicks13801{
    "Richard Hicks: Always On VPN error 13801",
    "https://directaccess.richardhicks.com/2021/12/13/always-on-vpn-error-13801/"};
constexpr Source kHicks13806{
    "Richard Hicks: Always On VPN error 13806",
    "https://directaccess.richardhicks.com/2021/12/20/always-on-vpn-error-13806"};
constexpr Source kHicksIntermittent{
    "Richard Hicks: IKE authentication credentials are unacceptable (intermittent 13801)",
    "https://directaccess.richardhicks.com/tag/ike-authentication-credentials-are-unacceptable/"};
constexpr Source kStrongswan{
    "strongSwan: Windows certificate requirements",
    "https://docs.strongswan.org/docs/5.9/interop/windowsCertRequirements.html"};
constexpr Source kInteroperability{
    "public interoperability tests of Windows with strongSwan (weak evidence)", ""};
constexpr Source kForensics{
    "Gary Busey: Attacker Source IP Identification With IPsec Audit Events",
    "https://github.com/AtomicGaryBusey/AzureForensics/blob/38e59f1d/"
    "FORENSIC%20ARTIFACTS%20-%20Attacker%20Source%20IP%20Identification%20With%20IPsec%20Audit%20"
    "Events.md"};
constexpr Source kErrorText{"Windows: the text of the error itself", ""};
constexpr Source kEventText{"Windows: the message text of the event itself", ""};

constexpr std::array kOfAzure{kAzure};
constexpr std::array kOfAlwaysOn{kAlwaysOn, kDeployment};
constexpr std::array kOfErrorText{kErrorText};
constexpr std::array kOfEventText{kEventText};
constexpr std::array kOf13801{kAzure,      kAlwaysOn,          kDeployment,
                              kHicks13801, kHicksIntermittent, kStrongswan};
constexpr std::array kOf13805{kAzure, kAlwaysOn, kDeployment};
constexpr std::array kOf13806{kAlwaysOn, kDeployment, kHicks13806};
constexpr std::array kOf13825{kAzure, kForensics};
constexpr std::array kOf13868{kAzure, kHicksPolicy, kInteroperability};

/// What is known about one number.
struct Entry {
  std::uint32_t number = 0;
  Diagnosis diagnosis{};
};

constexpr Diagnosis kUnsupportedMessage{
    "The peer device sent IKE messages or protocols that are not supported.",
    "Check that the peer is one of the supported devices, and ask its vendor.", kOfAzure};

constexpr Diagnosis kBlockedPorts{"UDP ports 500 and 4500 are blocked between client and server.",
                                  "Let UDP 500 and 4500 through every firewall on the way.",
                                  kOfAlwaysOn};

constexpr std::array<Entry, 24> kErrorDiagnoses{{
    {800, kBlockedPorts},
    {809, kBlockedPorts},
    {812,
     {"The authentication method that the policy server (NPS) asks for is not the one that the "
      "client is set to.",
      "Make the settings of the client match the conditions on the policy server.", kOfAlwaysOn}},
    {1225,
     {"The connection is set to initiate only, at Azure, and takes no request from the peer.",
      "Change the connection mode of the connection at Azure.", kOfAzure}},
    {13801,
     {"One of: (a) the pre-shared keys of the two sides differ (Azure site-to-site); (b) the "
      "server's machine certificate is not for Server Authentication (extended key usage); (c) it "
      "has expired; (d) the client does not have the root certificate of its issuer; (e) the name "
      "by which the client calls the server is not the subject name of the certificate; (f) the "
      "server is called by its IP address, which the certificate has as an iPAddress and not as a "
      "dNSName among its alternative names; (g) if it comes and goes: the client has several "
      "certificates for Client Authentication, and Windows takes the wrong one.",
      "(a) Make the keys equal on both sides. (b, c) Issue a valid certificate for Server "
      "Authentication; Hicks has it for IP security IKE intermediate, too. (d) Install the root "
      "and "
      "intermediate certificates. (e) Connect to the full name that the certificate has. (f) Put "
      "the address into a dNSName. (g) Issue the certificate that is meant for IP security IKE "
      "intermediate, too.",
      kOf13801}},
    {13805,
     {"The peer does not answer the IKE messages.",
      "Check the address of the peer in the configuration. Check that IKE packets arrive there and "
      "that no firewall drops them (UDP 500 and 4500). Read the log of the peer.",
      kOf13805}},
    {13806,
     {"The VPN server lacks the machine certificate or the root certificate; or the certificate "
      "of the client is missing, is not trusted, or is not for Client Authentication (extended key "
      "usage).",
      "Install the certificates needed on client and server: valid, trusted, not revoked, with the "
      "right subject and extended key usage.",
      kOf13806}},
    {13820,
     {"The machine certificate in use does not have a private key.",
      "Replace it with a certificate that has one.", kOfErrorText}},
    {13822,
     {"The Diffie-Hellman groups of the two sides differ.",
      "Set the same group on both sides; if that does not help, ask the vendor of the device.",
      kOfAzure}},
    {13824, kUnsupportedMessage},
    {13825,
     {"The IKE or IPsec policies of the two sides do not match; Azure treats it like 13868. A host "
      "that prefers IPsec, facing a peer that does not use it, logs 4653 over and over with the "
      "true address of the peer (of that source, which does not name this error).",
      "Align the IKE policies. If the peer is not known, RemoteAddress is evidence of who sent "
      "packets to UDP 500 or 4500.",
      kOf13825}},
    {13843, kUnsupportedMessage},
    {13846, kUnsupportedMessage},
    {13855,
     {"Kerberos will not work, most likely since the computer is not member of a domain; in a "
      "workgroup that is normal.",
      "", kOfErrorText}},
    {13857,
     {"Most often the IPsec driver does not have the right filter.",
      "Check the filters of the policy.", kOfErrorText}},
    {13860,
     {"Most often the negotiation took too long.",
      "If it persists, reduce the load of the machine.", kOfErrorText}},
    {13868,
     {"The IKE or IPsec policies (proposals) of the two sides do not match. A strongSwan server "
      "without a loaded connection, which answers NO_PROPOSAL_CHOSEN, shows up as this error, too.",
      "Use the same custom policy on both sides. On Windows compare "
      "Get-VpnServerIPsecConfiguration "
      "with (Get-VpnConnection -Name NAME).IPsecCustomPolicy.",
      kOf13868}},
    {13878, {"It is benign: a temporary state, no real failure.", "", kOfErrorText}},
    {13879,
     {"The lifetime in the peer's Responder Lifetime Notify is below the configured minimum.",
      "Correct the policy of the peer.", kOfErrorText}},
    {13880,
     {"The two sides use different versions of IKE.",
      "Set the same version, IKEv1 or IKEv2, on both sides.", kOfAzure}},
    {13887,
     {"The certificate does not chain to a trusted root of the IPsec policy.", "", kOfErrorText}},
    {13999,
     {"The traffic selectors of the two sides do not match. Only Azure's page has this number; "
      "winerror.h does not.",
      "Align the traffic selectors, or use policy-based ones.", kOfAzure}},
    {0x80070040,
     {"The VPN server has no certificate for Server Authentication.",
      "Check that the machine certificate of the server is for Server Authentication (extended key "
      "usage).",
      kOfAlwaysOn}},
    {0x800B0109,
     {"The client does not trust the root certificate of the server's issuer.",
      "Install the root certificate among the trusted ones of the client.", kOfAlwaysOn}},
}};

constexpr Diagnosis kInvalidPackets{
    "If it persists: a fault of the network, or an attempt to modify or replay the negotiation.",
    "", kOfEventText};

constexpr std::array<Entry, 4> kEvents{{
    {4976, kInvalidPackets},
    {4977, kInvalidPackets},
    {4978, kInvalidPackets},
    {5453,
     {"The service IKEEXT (IKE and AuthIP IPsec Keying Modules) is not started.", "",
      kOfEventText}},
}};

constexpr std::string_view kClient = "RasClient, event 20227 of the VPN client";

constexpr std::array<OtherError, 6> kOtherErrors{{
    {800, "The attempted VPN tunnels failed", kClient},
    {809, "The VPN server does not respond", kClient},
    {812, "The VPN server prevented the connection, by a policy", kClient},
    {1225, "The remote computer refused the network connection", "Azure VPN gateways"},
    {0x80070040, "The server certificate is not for Server Authentication", kClient},
    {0x800B0109, "The certificate chain ends in a root certificate that is not trusted", kClient},
}};

static_assert(std::ranges::is_sorted(kErrorDiagnoses, {}, &Entry::number));
static_assert(std::ranges::is_sorted(kEvents, {}, &Entry::number));
static_assert(std::ranges::is_sorted(kOtherErrors, {}, &OtherError::number));

const Diagnosis* find_in(std::span<const Entry> entries, std::uint32_t number) {
  const auto found = std::ranges::lower_bound(entries, number, {}, &Entry::number);
  return found != entries.end() && found->number == number ? &found->diagnosis : nullptr;
}

}  // namespace

const Diagnosis* diagnosis(std::uint32_t error) { return find_in(kErrorDiagnoses, error); }

const Diagnosis* event_diagnosis(std::uint32_t event_id) { return find_in(kEvents, event_id); }

std::span<const OtherError> other_errors() { return kOtherErrors; }

}  // namespace events
