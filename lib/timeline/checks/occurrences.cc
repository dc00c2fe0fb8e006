#include "timeline/checks/occurrences.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "events/audit_policy.h"
#include "events/field.h"
#include "timeline/filter.h"
#include "timeline/wording.h"

namespace timeline {
namespace {

/// What an event says.
struct Occurrence {
  Severity severity = Severity::info;
  std::string about{};  ///< who or what it was about; may be empty
};

/// What is said of a kind of event.
struct Subject {
  std::string_view id;
  std::string_view what;  ///< `the audit log was cleared`; empty: `about` says it
  std::string_view basis;
  /// Nothing if the event does not count.
  std::optional<Occurrence> (*occurrence)(const events::Event& event) = nullptr;
};

// `by EXAMPLE\adm`; empty if the event does not say.
std::string by_user(const events::Event& event) {
  const auto name = field(event, "SubjectUserName");
  const auto domain = field(event, "SubjectDomainName");
  if (name.empty()) return {};
  return domain.empty() ? fmt::format("by {}", name) : fmt::format("by {}\\{}", domain, name);
}

std::optional<Occurrence> service_missed(const events::Event& event) {
  if (event.kind != events::Kind::service_not_started) return std::nullopt;
  return Occurrence{.severity = Severity::medium};
}

std::optional<Occurrence> clearing(const events::Event& event) {
  if (event.kind != events::Kind::log_cleared) return std::nullopt;
  return Occurrence{.severity = Severity::high, .about = by_user(event)};
}

/// Which of success and failure auditing a 4719 removes and adds.
struct AuditChange {
  bool removes_success = false;
  bool removes_failure = false;
  bool adds_success = false;
  bool adds_failure = false;
};

// A list of parameter strings, or of their texts.
AuditChange audit_change(std::string_view changes) {
  const auto has = [&](std::string_view parameter, std::string_view text) {
    return changes.find(parameter) != std::string_view::npos ||
           changes.find(text) != std::string_view::npos;
  };
  return {.removes_success = has("%%8448", "Success removed"),
          .removes_failure = has("%%8450", "Failure removed"),
          .adds_success = has("%%8449", "Success Added"),
          .adds_failure = has("%%8451", "Failure added")};
}

std::string removal(const AuditChange& change, std::string_view subcategory) {
  if (change.removes_success && change.removes_failure)
    return fmt::format("success and failure auditing of {} were removed", subcategory);
  if (change.removes_success)
    return fmt::format("success auditing of {} was removed{}", subcategory,
                       change.adds_failure ? " (failure auditing added)" : "");
  return fmt::format("failure auditing of {} was removed{}", subcategory,
                     change.adds_success ? " (success auditing added)" : "");
}

// SAs that come up and end are audited as success.
std::optional<Occurrence> removed_auditing(const events::Event& event) {
  const auto subcategory = events::ipsec_subcategory(event);
  if (!subcategory) return std::nullopt;
  const auto change = audit_change(field(event, "AuditPolicyChanges"));
  if (!change.removes_success && !change.removes_failure) return std::nullopt;
  const auto who = by_user(event);
  return Occurrence{
      .severity = change.removes_success ? Severity::high : Severity::medium,
      .about = fmt::format("{}{}{}", removal(change, *subcategory), who.empty() ? "" : " ", who)};
}

constexpr Subject kService{
    "service-not-started",
    "negotiation failed since the service IKEEXT (IKE and AuthIP) was not started",
    "5453 as logged; its message names the cause", service_missed};
constexpr Subject kClearing{"log-cleared", "the audit log was cleared", "1102 as logged", clearing};
constexpr Subject kAuditing{"audit-removed", "",
                            "4719 for an IPsec subcategory with success or failure removed",
                            removed_auditing};

/// The events of one kind, by computer.
class Occurrences : public Check {
 public:
  explicit Occurrences(const Subject& subject) : subject_(subject) {}

  void see(std::size_t place, const events::Event& event) override {
    auto occurrence = subject_.occurrence(event);
    if (!occurrence) return;
    auto& met = met_[event.computer];
    met.events.push_back(place);
    met.severity = std::max(met.severity, occurrence->severity);
    if (!occurrence->about.empty()) met.about.insert(std::move(occurrence->about));
    met.last = moment(event);
    if (!met.first) met.first = met.last;
  }

  [[nodiscard]] std::vector<Finding> findings() const override {
    std::vector<Finding> findings;
    findings.reserve(met_.size());
    for (const auto& [computer, met] : met_)
      findings.push_back({.id = subject_.id,
                          .severity = met.severity,
                          .statement = statement(computer, met),
                          .basis = std::string(subject_.basis),
                          .evidence = met.events});
    return findings;
  }

 private:
  struct Met {
    std::vector<std::size_t> events{};
    Severity severity = Severity::info;  // of the most severe
    std::set<std::string> about{};
    std::optional<evtx::Timestamp> first{};
    std::optional<evtx::Timestamp> last{};
  };

  [[nodiscard]] std::string statement(std::string_view computer, const Met& met) const {
    auto text = fmt::format("on {}", named(computer));
    if (!subject_.what.empty()) text.append(" ").append(subject_.what);
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

std::unique_ptr<Check> audit_removed(const Inquiry& /*inquiry*/) {
  return std::make_unique<Occurrences>(kAuditing);
}

}  // namespace timeline
