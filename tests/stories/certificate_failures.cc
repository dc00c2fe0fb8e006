#include "evtx_writer/log.h"
#include "stories/main_mode.h"
#include "stories/story.h"

namespace stories {
namespace {

const Negotiation kClient{.remote_address = "203.0.113.80",
                          .port = "4500",
                          .local_principal = "C=US, O=Contoso, CN=vpn1.example.com",
                          .remote_principal = R"(CN=Smith, "Bob", O=Contoso)",
                          .keying_module = "%%8244",
                          .auth_method = "%%8227",
                          .role = "%%8206"};
const Certificates kBoth{.local_hash = "3f2a9c1be07d4456a8c1d0e2f3b4a5968778695a",
                         .local_issuer = "DC=com, DC=example, CN=Example Issuing CA 1",
                         .local_root = "DC=com, DC=example, CN=Example Root CA",
                         .remote_hash = "00112233445566778899aabbccddeeff00112233",
                         .remote_issuer = "O=Contoso, CN=Contoso Issuing CA",
                         .remote_root = "O=Contoso, CN=Contoso Root CA"};
const Certificates kLocalOnly{.local_hash = kBoth.local_hash,
                              .local_issuer = kBoth.local_issuer,
                              .local_root = kBoth.local_root};

}  // namespace

std::vector<std::byte> certificate_failures() {
  evtx_writer::Log log;
  const auto add = [&](const char* time, std::uint64_t id, const char* reason,
                       const Certificates& certificates) {
    log.add(failed(time, id, kClient,
                   {.reason = reason, .state = "%%8246", .responder_cookie = "77aa66bb55cc44dd"},
                   certificates),
            evtx_writer::Form::today);
  };
  add("2026-04-01T08:00:00.0000001Z", 310,
      "IKE failed to find valid machine certificate. Contact your Network Security Administrator "
      "about installing a valid certificate in the appropriate Certificate Store.",
      kLocalOnly);
  add("2026-04-01T08:05:00Z", 311, "Invalid certificate type", kBoth);
  add("2026-04-01T08:10:00Z", 312, "Certification Revocation check of peer's certificate failed.",
      kBoth);
  add("2026-04-01T08:15:00Z", 313, "Certificate doesn't chain to a trusted root in IPsec policy.",
      kBoth);
  add("2026-04-01T08:20:00Z", 314, "Negotiation took too long", kBoth);
  add("2026-04-01T08:25:00Z", 315,
      "Die IKE-Anmeldeinformationen sind ung\u00fcltig f\u00fcr \u00dcbertragung", kBoth);
  add("2026-04-01T08:30:00Z", 316, "%%8211", {});
  return log.bytes();
}

}  // namespace stories
