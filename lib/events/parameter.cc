#include "events/parameter.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "events/trim.h"

namespace events {
namespace {

constexpr std::array<Parameter, 109> kParameters{{
    {8192, "Kerberos"},
    {8193, "Preshared key"},
    {8194, "Unknown authentication"},
    {8195, "DES"},
    {8196, "3DES"},
    {8197, "MD5"},
    {8198, "SHA1"},
    {8199, "Local computer"},
    {8200, "Remote computer"},
    {8201, "No state"},
    {8202, "Sent first (SA) payload"},
    {8203, "Sent second (KE) payload"},
    {8204, "Sent third (ID) payload"},
    {8205, "Initiator"},
    {8206, "Responder"},
    {8207, "No state"},
    {8208, "Sent first (SA) payload"},
    {8209, "Sent final payload"},
    {8210, "Complete"},
    {8211, "Unknown"},
    {8212, "Transport"},
    {8213, "Tunnel"},
    {8214, "IKE/AuthIP DoS prevention mode started"},
    {8215, "IKE/AuthIP DoS prevention mode stopped"},
    {8216, "Enabled"},
    {8217, "Not enabled"},
    {8218, "No state"},
    {8219, "Sent first (EM attributes) payload"},
    {8220, "Sent second (SSPI) payload"},
    {8221, "Sent third (hash) payload"},
    {8222, "IKEv1"},
    {8223, "AuthIP"},
    {8224, "Anonymous"},
    {8225, "NTLM V2"},
    {8226, "CGA"},
    {8227, "Certificate"},
    {8228, "SSL"},
    {8229, "None"},
    {8230, "DH group 1"},
    {8231, "DH group 2"},
    {8232, "DH group 14"},
    {8233, "DH group ECP 256"},
    {8234, "DH group ECP 384"},
    {8235, "AES-128"},
    {8236, "AES-192"},
    {8237, "AES-256"},
    {8238, "Certificate ECDSA P256"},
    {8239, "Certificate ECDSA P384"},
    {8240, "SSL ECDSA P256"},
    {8241, "SSL ECDSA P384"},
    {8242, "SHA 256"},
    {8243, "SHA 384"},
    {8244, "IKEv2"},
    {8245, "EAP payload sent"},
    {8246, "Authentication payload sent"},
    {8247, "EAP"},
    {8248, "DH group 24"},
    {8272, "System"},
    {8273, "Logon/Logoff"},
    {8274, "Object Access"},
    {8275, "Privilege Use"},
    {8276, "Detailed Tracking"},
    {8277, "Policy Change"},
    {8278, "Account Management"},
    {8279, "DS Access"},
    {8280, "Account Logon"},
    {8448, "Success removed"},
    {8449, "Success Added"},
    {8450, "Failure removed"},
    {8451, "Failure added"},
    {8452, "Success include removed"},
    {8453, "Success include added"},
    {8454, "Success exclude removed"},
    {8455, "Success exclude added"},
    {8456, "Failure include removed"},
    {8457, "Failure include added"},
    {8458, "Failure exclude removed"},
    {8459, "Failure exclude added"},
    {12291, "IPsec Driver"},
    {12547, "IPsec Main Mode"},
    {12549, "IPsec Quick Mode"},
    {12550, "IPsec Extended Mode"},
    {16384, "Add"},
    {16385, "Delete"},
    {16386, "Boot-time"},
    {16387, "Persistent"},
    {16388, "Not persistent"},
    {16389, "Block"},
    {16390, "Permit"},
    {16391, "Callout"},
    {16392, "MD5"},
    {16393, "SHA-1"},
    {16394, "SHA-256"},
    {16395, "AES-GCM 128"},
    {16396, "AES-GCM 192"},
    {16397, "AES-GCM 256"},
    {16398, "DES"},
    {16399, "3DES"},
    {16400, "AES-128"},
    {16401, "AES-192"},
    {16402, "AES-256"},
    {16403, "Transport"},
    {16404, "Tunnel"},
    {16405, "Responder"},
    {16406, "Initiator"},
    {16407, "AES-GMAC 128"},
    {16408, "AES-GMAC 192"},
    {16409, "AES-GMAC 256"},
    {16416, "AuthNoEncap Transport"},
}};

static_assert(std::ranges::is_sorted(kParameters, {}, &Parameter::code));

constexpr auto kFirstCode = kParameters.front().code;
constexpr auto kLastCode = kParameters.back().code;
constexpr std::uint8_t kNoPlace = 255;

// By code, from the first on: which parameter it is. Several fields of each event ask.
constexpr auto kPlaceOfCode = [] {
  static_assert(kParameters.size() < kNoPlace);
  std::array<std::uint8_t, kLastCode - kFirstCode + 1> places{};
  places.fill(kNoPlace);
  for (std::size_t i = 0; i < kParameters.size(); ++i)
    places.at(kParameters.at(i).code - kFirstCode) = static_cast<std::uint8_t>(i);
  return places;
}();

// AuditPolicyChanges of 4719 where it changes both what is audited of successes and of failures.
struct PolicyChange {
  std::string_view value;
  std::string_view text;
};

constexpr std::array<PolicyChange, 4> kPolicyChanges{{
    {"%%8448, %%8450", "Success removed, Failure removed"},
    {"%%8448, %%8451", "Success removed, Failure added"},
    {"%%8449, %%8450", "Success Added, Failure removed"},
    {"%%8449, %%8451", "Success Added, Failure added"},
}};

// Not starts_with, which compares by a call.
bool begins_with_percents(std::string_view text) {
  return text.size() >= 2 && text[0] == '%' && text[1] == '%';
}

// No code has more digits than the last one, and none is written with zeros before it.
std::optional<std::uint32_t> parameter_code(std::string_view text) {
  constexpr std::size_t kMostDigits = 5;
  static_assert(kLastCode < 100'000);
  if (!begins_with_percents(text) || text.size() > 2 + kMostDigits) return std::nullopt;
  text.remove_prefix(2);
  if (text.empty() || text.front() == '0') return std::nullopt;
  std::uint32_t code = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    code = code * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return code;
}

}  // namespace

std::span<const Parameter> parameters() { return kParameters; }

std::optional<std::string_view> parameter_text(std::uint32_t code) {
  if (code < kFirstCode || code > kLastCode) return std::nullopt;
  const auto place = kPlaceOfCode.at(code - kFirstCode);
  return place == kNoPlace ? std::nullopt : std::optional(kParameters.at(place).text);
}

std::string_view with_parameter_text(std::string_view value) {
  if (!value.empty() && value.front() > '%') return value;  // as most begin: no blank, no percent
  const auto trim = trimmed(value);
  if (!begins_with_percents(trim)) return value;
  if (const auto code = parameter_code(trim)) return parameter_text(*code).value_or(value);
  const auto* pair = std::ranges::find(kPolicyChanges, trim, &PolicyChange::value);
  return pair == kPolicyChanges.end() ? value : pair->text;
}

}  // namespace events
