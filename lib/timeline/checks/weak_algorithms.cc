#include "timeline/checks/weak_algorithms.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

#include "timeline/filter.h"
#include "timeline/wording.h"

namespace timeline {
namespace {

/// An algorithm that a standard advises against.
struct Weakness {
  std::string_view id;         ///< of the finding
  std::string_view algorithm;  ///< as the log names it
  Severity severity = Severity::low;
  std::string_view basis;
};

// RFC 8247 is about IKEv2; RFC 9395, which updates it, deprecates IKEv1 as a whole. No standard of
// its own rates the algorithms of AuthIP.
constexpr std::array<Weakness, 5> kWeaknesses{{
    {"weak-cipher", "DES", Severity::medium,
     "RFC 8247, section 2.1: ENCR_DES must not be used (MUST NOT)"},
    {"weak-cipher", "3DES", Severity::low,
     "NIST SP 800-131A Rev. 2, section 2: encryption with three-key TDEA is deprecated through "
     "2023 and disallowed after that; RFC 8247, section 2.1, lowered it from MUST- to MAY"},
    {"weak-integrity", "MD5", Severity::medium,
     "RFC 8247, sections 2.2 and 2.3: PRF_HMAC_MD5 and AUTH_HMAC_MD5_96 must not be used (MUST "
     "NOT)"},
    {"weak-dh-group", "DH group 1", Severity::medium,
     "RFC 8247, section 2.4: the 768-bit MODP group must not be used (MUST NOT)"},
    {"weak-dh-group", "DH group 2", Severity::low,
     "RFC 8247, section 2.4: the 1024-bit MODP group should not be used (SHOULD NOT)"},
}};

const Weakness* weakness(std::string_view id, std::string_view algorithm) {
  const auto* found = std::ranges::find_if(
      kWeaknesses, [&](const Weakness& one) { return one.id == id && one.algorithm == algorithm; });
  return found == kWeaknesses.end() ? nullptr : found;
}

/// SAs, by the algorithm that they use.
class WeakAlgorithms : public Check {
 public:
  using Member = std::optional<std::string_view> events::Event::*;
  WeakAlgorithms(const Inquiry& inquiry, std::string_view id, Member algorithm)
      : starts_(inquiry.starts), id_(id), algorithm_(algorithm) {}

  void see(std::size_t place, const events::Event& event) override {
    const bool is_up = event.kind == events::Kind::established ||
                       event.kind == events::Kind::extended_mode_established;
    const auto* weak = is_up ? weakness(id_, (event.*algorithm_).value_or("")) : nullptr;
    if (weak == nullptr) return;
    auto& uses = uses_[weak];
    uses.events.push_back(place);
    if (!starts_.is_second(place)) ++uses.sas;
    if (event.keying_module) uses.keying_modules.insert(*event.keying_module);
    uses.computers.insert(event.computer);
    if (event.remote.address) uses.peers.insert(*event.remote.address);
  }

  [[nodiscard]] std::vector<Finding> findings() const override {
    std::vector<Finding> findings;
    findings.reserve(uses_.size());
    for (const auto& [weak, uses] : uses_)
      findings.push_back({.id = id_,
                          .severity = weak->severity,
                          .statement = fmt::format(
                              "{} used by {} of {} with {}: {}", weak->algorithm,
                              counted(uses.sas, "SA"), counted(uses.computers.size(), "computer"),
                              counted(uses.peers.size(), "peer"), listed(uses.peers)),
                          .basis = basis(*weak, uses),
                          .evidence = uses.events});
    return findings;
  }

 private:
  struct Uses {
    std::vector<std::size_t> events{};
    std::size_t sas = 0;  // fewer than events: two may show one
    std::set<std::string_view> computers{};
    std::set<std::string_view> peers{};
    std::set<std::string_view> keying_modules{};
  };

  // What it rests on, and how far that holds for the protocols at hand.
  static std::string basis(const Weakness& weak, const Uses& uses) {
    const bool has_ike_v1 = uses.keying_modules.contains("IKEv1");
    const bool has_authip = uses.keying_modules.contains("AuthIP");
    std::string basis(weak.basis);
    if (has_ike_v1 || has_authip) basis += "; RFC 8247 is about IKEv2";
    if (has_ike_v1) basis += ", and RFC 9395 deprecates IKEv1 as a whole";
    return basis;
  }

  const DoubleStarts& starts_;
  std::string_view id_;
  Member algorithm_;
  std::map<const Weakness*, Uses> uses_{};  // in the order of the table
};

}  // namespace

std::unique_ptr<Check> weak_cipher(const Inquiry& inquiry) {
  return std::make_unique<WeakAlgorithms>(inquiry, "weak-cipher", &events::Event::cipher);
}

std::unique_ptr<Check> weak_integrity(const Inquiry& inquiry) {
  return std::make_unique<WeakAlgorithms>(inquiry, "weak-integrity", &events::Event::integrity);
}

std::unique_ptr<Check> weak_dh_group(const Inquiry& inquiry) {
  return std::make_unique<WeakAlgorithms>(inquiry, "weak-dh-group", &events::Event::dh_group);
}

}  // namespace timeline
