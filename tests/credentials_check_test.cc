#include "check_run.h"
#include "timeline/checks/credentials.h"

using check_run::Event;
using check_run::failures;
using check_run::findings;
using check_run::hours;
using check_run::only_finding;

namespace {

std::vector<Event> three(std::string_view method, std::uint32_t code, std::string_view reason) {
  auto events = failures(3, hours(1));
  for (auto& event : events) {
    event.auth_method = method;
    event.failure_codes = {code};
    event.failure_reason = reason;
  }
  return events;
}

}  // namespace

TEST_CASE("pre-shared keys that are not accepted are told by peer") {
  const auto events =
      three("Preshared key", 13801, "IKE authentication credentials are unacceptable");
  const auto finding = only_finding(timeline::pre_shared_key_failures, events);
  CHECK(finding.id == "pre-shared-key-failures");
  CHECK(finding.statement ==
        "3 negotiations by pre-shared key with 203.0.113.9 failed: IKE authentication credentials "
        "are unacceptable (13801); from 2026-03-01T00:00:00Z to 2026-03-01T02:00:00Z");
  CHECK(finding.basis.find("threshold: 3 failures with one peer") != std::string::npos);
  CHECK(findings(timeline::certificate_failures, events).empty());
}

TEST_CASE("certificates that are not accepted are told by peer") {
  const auto unacceptable = three("Certificate ECDSA P256", 13801, "unacceptable");
  CHECK(only_finding(timeline::certificate_failures, unacceptable).id == "certificate-failures");
  CHECK(findings(timeline::pre_shared_key_failures, unacceptable).empty());
  const auto missing = three("Unknown authentication", 13806, "no certificate");
  CHECK(only_finding(timeline::certificate_failures, missing).id == "certificate-failures");
}

TEST_CASE("other reasons and other methods say nothing of credentials") {
  for (const auto make : {timeline::pre_shared_key_failures, timeline::certificate_failures}) {
    CHECK(findings(make, three("Preshared key", 13805, "Negotiation timed out")).empty());
    CHECK(findings(make, three("Kerberos", 13801, "unacceptable")).empty());
    auto peers = three("Preshared key", 13801, "unacceptable");
    peers.back().remote.address = "203.0.113.10";
    CHECK(findings(make, peers).empty());
  }
}
