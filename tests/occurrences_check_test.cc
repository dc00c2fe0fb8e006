#include "check_run.h"
#include "timeline/checks/occurrences.h"

using check_run::Event;
using check_run::event;
using check_run::failures;
using check_run::findings;
using check_run::Kind;
using check_run::only_finding;
using check_run::seconds;

namespace {

Event cleared(seconds time) {
  auto cleared = check_run::event(Kind::log_cleared, time, "");
  cleared.raw = {{.name = "SubjectUserName", .value = "admin"},
                 {.name = "SubjectDomainName", .value = "EXAMPLE"}};
  return cleared;
}

Event audit(std::string_view subcategory, std::string_view changes) {
  auto audit = check_run::event(Kind::audit_policy_changed, seconds(0), "");
  audit.raw = {{.name = "SubcategoryGuid", .value = subcategory},
               {.name = "AuditPolicyChanges", .value = changes}};
  return audit;
}

constexpr std::string_view kMainMode = "{0CCE9218-69AE-11D9-BED3-505054503030}";
constexpr std::string_view kLogon = "{0CCE9215-69AE-11D9-BED3-505054503030}";

}  // namespace

TEST_CASE("a cleared log is told with who cleared it") {
  const auto finding = only_finding(timeline::log_cleared, {cleared(seconds(1))});
  CHECK(finding.id == "log-cleared");
  CHECK(finding.severity == timeline::Severity::high);
  CHECK(finding.statement ==
        "on VPN1 the audit log was cleared by EXAMPLE\\admin, at 2026-03-01T00:00:01Z");
  const auto twice = findings(timeline::log_cleared, {cleared(seconds(1)), cleared(seconds(2))});
  REQUIRE(twice.size() == 1);
  CHECK(twice.front().statement ==
        "on VPN1 the audit log was cleared by EXAMPLE\\admin, 2 times, from 2026-03-01T00:00:01Z "
        "to 2026-03-01T00:00:02Z");
  CHECK(findings(timeline::log_cleared, failures(1, seconds(1))).empty());
}

TEST_CASE("a service that was not started is told") {
  const auto finding = only_finding(timeline::service_not_started,
                                    {check_run::event(Kind::service_not_started, seconds(0), "")});
  CHECK(finding.id == "service-not-started");
  CHECK(findings(timeline::service_not_started, failures(1, seconds(1))).empty());
}

TEST_CASE("auditing of Main Mode that is removed is told, and of which outcome") {
  const auto finding = only_finding(timeline::audit_removed, {audit(kMainMode, "%%8448, %%8450")});
  CHECK(finding.id == "audit-removed");
  CHECK(finding.severity == timeline::Severity::high);
  CHECK(finding.statement ==
        "on VPN1 success and failure auditing of IPsec Main Mode were removed, at "
        "2026-03-01T00:00:00Z");
  CHECK(only_finding(timeline::audit_removed, {audit(kMainMode, "%%8448, %%8451")}).statement ==
        "on VPN1 success auditing of IPsec Main Mode was removed (failure auditing added), at "
        "2026-03-01T00:00:00Z");
  const auto failure = only_finding(timeline::audit_removed, {audit(kMainMode, "%%8450")});
  CHECK(failure.statement ==
        "on VPN1 failure auditing of IPsec Main Mode was removed, at 2026-03-01T00:00:00Z");
  CHECK(failure.severity == timeline::Severity::medium);
}

TEST_CASE("who removed auditing is told") {
  auto removed = audit(kMainMode, "Success removed");
  removed.raw.push_back({.name = "SubjectUserName", .value = "adm"});
  CHECK(only_finding(timeline::audit_removed, {removed}).statement ==
        "on VPN1 success auditing of IPsec Main Mode was removed by adm, at 2026-03-01T00:00:00Z");
}

TEST_CASE("auditing that is added, or of something else, is no finding") {
  CHECK(findings(timeline::audit_removed, {audit(kMainMode, "%%8449, %%8451")}).empty());
  CHECK(findings(timeline::audit_removed, {audit(kLogon, "%%8448")}).empty());
}
