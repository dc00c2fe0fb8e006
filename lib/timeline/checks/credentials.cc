#include "timeline/checks/credentials.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "timeline/failure_reason.h"
#include "timeline/filter.h"
#include "timeline/wording.h"

namespace timeline {
namespace {

// ERROR_IPSEC_IKE_AUTH_FAIL: documented for pre-shared keys that differ, and for certificates.
constexpr std::uint32_t kUnacceptable = 13801;
// Those whose text names a certificate as the cause: there is none that is valid, it has no key,
// its kind, use, signature or key length is wrong, it is revoked, its chain is not trusted.
constexpr std::array<std::uint32_t, 11> kOfCertificates{13806, 13817, 13818, 13819, 13820, 13828,
                                                        13847, 13848, 13875, 13881, 13887};

bool may_be(const events::Event& event, std::uint32_t code) {
  return std::ranges::find(event.failure_codes, code) != event.failure_codes.end();
}

bool is_of_pre_shared_key(const events::Event& event) {
  return event.auth_method == "Preshared key" && may_be(event, kUnacceptable);
}

bool is_of_certificate(const events::Event& event) {
  const bool has_method = event.auth_method.value_or("").starts_with("Certificate");
  return (has_method && may_be(event, kUnacceptable)) ||
         std::ranges::any_of(kOfCertificates, [&](auto code) { return may_be(event, code); });
}

/// What is said of failures that lie with a credential of one kind.
struct Credential {
  std::string_view id;
  std::string_view method;  ///< `by pre-shared key`
  std::string_view basis;
  bool (*holds)(const events::Event& event) = nullptr;
};

constexpr Credential kPreSharedKey{
    "pre-shared-key-failures", "by pre-shared key",
    "authentication by pre-shared key, failed with 13801, which Microsoft documents for keys that "
    "differ",
    is_of_pre_shared_key};
constexpr Credential kCertificate{
    "certificate-failures", "by certificate",
    "the text of the error names a certificate as the cause; or 13801 "
    "where a certificate was used, "
    "which is documented for certificates that are missing, expired, "
    "not trusted or not meant for it",
    is_of_certificate};

/// Failures of one kind, by peer.
class CredentialFailures : public Check {
 public:
  CredentialFailures(const Credential& credential, std::size_t least)
      : credential_(credential), least_(least) {}

  void see(std::size_t place, const events::Event& event) override {
    if (event.kind != events::Kind::failed || !credential_.holds(event)) return;
    auto& failures = failures_[event.remote.address.value_or("")];
    failures.events.push_back(place);
    failures.reasons.add(failure_reason(event));
    failures.last = moment(event);
    if (!failures.first) failures.first = failures.last;
  }

  [[nodiscard]] std::vector<Finding> findings() const override {
    std::vector<Finding> findings;
    for (const auto& [peer, failures] : failures_)
      if (failures.events.size() >= least_) findings.push_back(finding(peer, failures));
    return findings;
  }

 private:
  struct Failures {
    std::vector<std::size_t> events{};
    ReasonCounts reasons{};
    std::optional<evtx::Timestamp> first{};
    std::optional<evtx::Timestamp> last{};
  };

  [[nodiscard]] Finding finding(std::string_view peer, const Failures& failures) const {
    auto statement = fmt::format("{} {} with {}", counted(failures.events.size(), "negotiation"),
                                 credential_.method, named_peer(peer));
    statement += fmt::format(" failed: {}", reason_in_words(failures.reasons.main()));
    if (failures.first)
      statement +=
          fmt::format("; from {} to {}", in_words(*failures.first), in_words(*failures.last));
    return {.id = credential_.id,
            .severity = Severity::medium,
            .statement = std::move(statement),
            .basis = fmt::format("{}; threshold: {} with one peer", credential_.basis,
                                 counted(least_, "failure")),
            .evidence = failures.events};
  }

  const Credential& credential_;
  std::size_t least_;
  std::map<std::string_view, Failures> failures_{};
};

}  // namespace

std::unique_ptr<Check> pre_shared_key_failures(const Inquiry& inquiry) {
  return std::make_unique<CredentialFailures>(kPreSharedKey,
                                              inquiry.thresholds.credential_failures);
}

std::unique_ptr<Check> certificate_failures(const Inquiry& inquiry) {
  return std::make_unique<CredentialFailures>(kCertificate, inquiry.thresholds.credential_failures);
}

}  // namespace timeline
