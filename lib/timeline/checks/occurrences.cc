#include "timeline/checks/occurrences.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <string>

#include "events/audit_policy.h"
#include "timeline/checks/field.h"
#include "timeline/filter.h"
#include "timeline/wording.h"

namespace timeline {
namespace {

/// What is said of a kind of event.
struct Subject {
  std::string_view id;
  Severity severity = Severity::info;
  std::string_view what;  ///< `the audit log was cleared`, behind the computer's name
  std::string_view basis;
  /// Who or what it was about; nothing if the event does not count.
  std::optional<std::string> (*about)(const events::Event& event) = nullptr;
};

std::string user(const events::Event& event) {
  const auto name = field(event, "SubjectUserName");
  const auto domain = field(event, "SubjectDomainName");
  if (name.empty()) return {};
  return domain.empty() ? std::string(name) : fmt::format("{}\\{}", domain, name);
}

std::optional<std::string> about_service(const events::Event& event) {
  if (event.kind != events::Kind::service_not_started) return std::nullopt;
  return std::string();
}

std::optional<std::string> about_clearing(const events::Event& event) {
  if (event.kind != events::Kind::log_cleared) return std::nullopt;
  const auto who = user(event);
  return who.empty() ? std::string() : "by " + who;
}

// %%8448 and %%8450, in a list of changes.
bool takes_away(std::string_view changes) {
  const auto has = [&](std::string_view text) {
    return changes.find(text) != std::string_view::npos;
  };
  return has("%%8448") || has("%%8450") || has("Success removed") || has("Failure removed");
}

std::optional<std::string> about_auditing(const events::Event& event) {
  const auto subcategory = events::ipsec_subcategory(event);
  if (!subcategory || !takes_away(field(event, "AuditPolicyChanges"))) return std::nullopt;
  const auto who = user(event);
  return fmt::format("of {}{}{}", *subcategory, who.empty() ? "" : " by ", who);
}

constexpr Subject kService{
    "service-not-started", Severity::medium,
    "negotiation failed since the service IKEEXT (IKE and AuthIP) was not started",
    "5453 as logged; its message names the cause", about_service};
constexpr Subject kClearing{"log-cleared", Severity::high, "the audit log was cleared",
                            "1102 as logged", about_clearing};
constexpr Subject kAuditing{"audit-switched-off", Severity::high, "auditing was switched off",
                            "4719 for an IPsec subcategory with success or failure removed",
                            about_auditing};

/// The events of one kind, by computer.
class Occurrences : public Check {
 public:
  explicit Occurrences(const Subject& subject) : subject_(subject) {}

  void see(std::size_t place, const events::Event& event) override {
    auto about = subject_.about(event);
    if (!about) return;
    auto& met = met_[event.computer];
    met.events.push_back(place);
    if (!about->empty()) met.about.insert(std::move(*about));
    met.last = moment(event);
    if (!met.first) met.first = met.last;
  }

  [[nodiscard]] std::vector<Finding> findings() const override {
    std::vector<Finding> findings;
    findings.reserve(met_.size());
    for (const auto& [computer, met] : met_)
      findings.push_back({.id = subject_.id,
                          .severity = subject_.severity,
                          .statement = statement(computer, met),
                          .basis = std::string(subject_.basis),
                          .evidence = met.events});
    return findings;
  }

 private:
  struct Met {
    std::vector<std::size_t> events{};
    std::set<std::string> about{};
    std::optional<evtx::Timestamp> first{};
    std::optional<evtx::Timestamp> last{};
  };

  [[nodiscard]] std::string statement(std::string_view computer, const Met& met) const {
    auto text = fmt::format("on {} {}", named(computer), subject_.what);
    const std::set<std::string_view> about(met.about.begin(), met.about.end());
    if (!about.empty()) text += ' ' + listed(about);
    if (met.events.size() > 1) text += fmt::format(", {} times", met.events.size());
    if (!met.first) return text;
    if (met.events.size() == 1) return text + fmt::format(", at {}", in_words(*met.first));
    return text + fmt::format(", from {} to {}", in_words(*met.first), in_words(*met.last));
  }

  const Subject& subject_;
  std::map<std::string_view, Met> met_{};
};

}  // namespace

std::unique_ptr<Check> service_not_started(const Inquiry& /*inquiry*/) {
  return std::make_unique<Occurrences>(kService);
}

std::unique_ptr<Check> log_cleared(const Inquiry& /*inquiry*/) {
  return std::make_unique<Occurrences>(kClearing);
}

std::unique_ptr<Check> audit_switched_off(const Inquiry& /*inquiry*/) {
  return std::make_unique<Occurrences>(kAuditing);
}

}  // namespace timeline
