#include "events/parameter_meaning.h"

#include <algorithm>
#include <array>

namespace events {
namespace {

constexpr std::string_view kOnlyIke = "Only with IKEv1.";
constexpr std::string_view kOnlyAuthip = "Only with AuthIP.";
constexpr std::string_view kOnlyIkeEcdsa =
    "Only with IKEv1 and IKEv2; Windows Vista SP1 and Server 2008 and later.";
constexpr std::string_view kOnlyAuthipEcdsa =
    "Only with AuthIP; Windows Vista SP1 and Server 2008 and later.";
constexpr std::string_view kSinceServer2008 = "Windows Vista SP1 and Server 2008 and later.";
constexpr std::string_view kServer2012 = "Documented for Windows 8 and Windows Server 2012.";

constexpr auto kMeanings = std::to_array<ParameterMeaning>({
    {8192, "IKEEXT_KERBEROS", "", ""},
    {8193, "IKEEXT_PRESHARED_KEY", kOnlyIke, ""},
    {8195, "IKEEXT_CIPHER_DES", "", ""},
    {8196, "IKEEXT_CIPHER_3DES", "", ""},
    {8197, "IKEEXT_INTEGRITY_MD5", "", ""},
    {8198, "IKEEXT_INTEGRITY_SHA1", "", ""},
    {8199, "IPSEC_FAILURE_ME", "It failed on the host that logged.", ""},
    {8200, "IPSEC_FAILURE_PEER", "It failed on its peer.", ""},
    {8201, "IKEEXT_MM_SA_STATE_NONE", "The initial state: no packet was sent to the peer.", ""},
    {8202, "IKEEXT_MM_SA_STATE_SA_SENT", "The first packet was sent to the peer.", ""},
    {8205, "IKEEXT_SA_ROLE_INITIATOR", "", ""},
    {8206, "IKEEXT_SA_ROLE_RESPONDER", "", ""},
    {8207, "IKEEXT_QM_SA_STATE_NONE",
     "The initial state: no Quick Mode packet was sent to the peer.", ""},
    {8208, "IKEEXT_QM_SA_STATE_INITIAL", "The first packet was sent to the peer.", ""},
    {8209, "IKEEXT_QM_SA_STATE_FINAL", "The final packet was sent to the peer.", ""},
    {8210, "IKEEXT_QM_SA_STATE_COMPLETE", "Quick Mode was completed.", ""},
    {8214, "", "", "IKE DoS-prevention mode started"},
    {8215, "", "", "IKE DoS-prevention mode stopped"},
    {8222, "IKEEXT_KEY_MODULE_IKE", "Internet Key Exchange.", "IKE"},
    {8223, "IKEEXT_KEY_MODULE_AUTHIP", "Authenticated Internet Protocol.", ""},
    {8224, "IKEEXT_ANONYMOUS", kOnlyAuthip, ""},
    {8225, "IKEEXT_NTLM_V2", kOnlyAuthip, ""},
    {8226, "IKEEXT_IPV6_CGA", "Cryptographically generated addresses of IPv6. Only with IKEv1.",
     ""},
    {8227, "IKEEXT_CERTIFICATE", "Only with IKEv1 and IKEv2.", ""},
    {8228, "IKEEXT_SSL", kOnlyAuthip, ""},
    {8229, "IKEEXT_DH_GROUP_NONE", kOnlyAuthip, ""},
    {8230, "IKEEXT_DH_GROUP_1", "", ""},
    {8231, "IKEEXT_DH_GROUP_2", "", ""},
    {8232, "IKEEXT_DH_GROUP_14", "It was called group 2048 when it came.", "DH group 2048"},
    {8233, "IKEEXT_DH_ECP_256", "", ""},
    {8234, "IKEEXT_DH_ECP_384", "", ""},
    {8235, "IKEEXT_CIPHER_AES_128", "", ""},
    {8236, "IKEEXT_CIPHER_AES_192", "", ""},
    {8237, "IKEEXT_CIPHER_AES_256", "", ""},
    {8238, "IKEEXT_CERTIFICATE_ECDSA_P256", kOnlyIkeEcdsa, ""},
    {8239, "IKEEXT_CERTIFICATE_ECDSA_P384", kOnlyIkeEcdsa, ""},
    {8240, "IKEEXT_SSL_ECDSA_P256", kOnlyAuthipEcdsa, ""},
    {8241, "IKEEXT_SSL_ECDSA_P384", kOnlyAuthipEcdsa, ""},
    {8242, "IKEEXT_INTEGRITY_SHA_256", kSinceServer2008, ""},
    {8243, "IKEEXT_INTEGRITY_SHA_384", kSinceServer2008, ""},
    {8244, "IKEEXT_KEY_MODULE_IKEV2",
     "Internet Key Exchange version 2. Windows 7 and Server 2008 R2 and later.", ""},
    {8247, "IKEEXT_EAP",
     "Extensible Authentication Protocol. Only with IKEv2; Windows 7 and Server 2008 R2 and later.",
     ""},
    {8248, "IKEEXT_DH_GROUP_24", kServer2012, ""},
});

static_assert(std::ranges::is_sorted(kMeanings, {}, &ParameterMeaning::code));

}  // namespace

const ParameterMeaning* parameter_meaning(std::uint32_t code) {
  const auto* found = std::ranges::lower_bound(kMeanings, code, {}, &ParameterMeaning::code);
  return found != kMeanings.end() && found->code == code ? found : nullptr;
}

}  // namespace events
