#include "stories/main_mode.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace stories {
namespace {

using evtx_writer::Type;
using Fields = std::vector<Data>;

constexpr std::uint64_t kAuditFailure = 0x8010000000000000;

Fields operator+(Fields fields, const Fields& more) {
  fields.insert(fields.end(), more.begin(), more.end());
  return fields;
}

Fields principals(const Negotiation& n) {
  return {{"LocalMMPrincipalName", n.local_principal},
          {"RemoteMMPrincipalName", n.remote_principal}};
}

Fields principals(const Negotiation& n, const Certificates& c) {
  return {{"LocalMMPrincipalName", n.local_principal},   {"LocalMMCertHash", c.local_hash},
          {"LocalMMIssuingCA", c.local_issuer},          {"LocalMMRootCA", c.local_root},
          {"RemoteMMPrincipalName", n.remote_principal}, {"RemoteMMCertHash", c.remote_hash},
          {"RemoteMMIssuingCA", c.remote_issuer},        {"RemoteMMRootCA", c.remote_root}};
}

Fields ends(const Negotiation& n) {
  return {{"LocalAddress", n.local_address},
          {"LocalKeyModPort", n.port, Type::u32},
          {"RemoteAddress", n.remote_address},
          {"RemoteKeyModPort", n.port, Type::u32},
          {"KeyModName", n.keying_module}};
}

Fields association(const Negotiation& n, std::uint64_t sa_id) {
  return {{"MMAuthMethod", n.auth_method},
          {"MMCipherAlg", "%%8237"},     // AES-256
          {"MMIntegrityAlg", "%%8242"},  // SHA 256
          {"DHGroup", "%%8232"},         // DH group 14
          {"MMLifetime", "480", Type::u32},
          {"QMLimit", "0", Type::u32},
          {"Role", n.role},
          {"MMImpersonationState", "%%8217"},  // not enabled
          {"MMFilterID", n.filter_id, Type::u64},
          {"MMSAID", std::to_string(sa_id), Type::u64}};
}

Fields failure_fields(const Negotiation& n, const Failure& f) {
  return {{"FailurePoint", f.point},
          {"FailureReason", f.reason},
          {"MMAuthMethod", n.auth_method},
          {"State", f.state},
          {"Role", n.role},
          {"MMImpersonationState", "%%8217"},
          {"MMFilterID", n.filter_id, Type::u64},
          {"InitiatorCookie", f.initiator_cookie},
          {"ResponderCookie", f.responder_cookie}};
}

}  // namespace

Event event(std::uint16_t id, std::string_view time, std::uint64_t record_id) {
  return {.id = id, .time = evtx::from_iso8601(time).value(), .record_id = record_id};
}

Event established(std::string_view time, std::uint64_t record_id, const Negotiation& negotiation,
                  std::uint64_t sa_id) {
  auto result = event(4650, time, record_id);
  result.data = principals(negotiation) + ends(negotiation) + association(negotiation, sa_id);
  return result;
}

Event established(std::string_view time, std::uint64_t record_id, const Negotiation& negotiation,
                  std::uint64_t sa_id, const Certificates& certificates) {
  auto result = event(4651, time, record_id);
  result.data =
      principals(negotiation, certificates) + ends(negotiation) + association(negotiation, sa_id);
  return result;
}

Event failed(std::string_view time, std::uint64_t record_id, const Negotiation& negotiation,
             const Failure& failure) {
  auto result = event(4653, time, record_id);
  result.keywords = kAuditFailure;
  result.data = principals(negotiation) + ends(negotiation) + failure_fields(negotiation, failure);
  return result;
}

Event failed(std::string_view time, std::uint64_t record_id, const Negotiation& negotiation,
             const Failure& failure, const Certificates& certificates) {
  auto result = event(4652, time, record_id);
  result.keywords = kAuditFailure;
  result.data = principals(negotiation, certificates) + ends(negotiation) +
                failure_fields(negotiation, failure);
  return result;
}

Event ended(std::string_view time, std::uint64_t record_id, const Negotiation& negotiation,
            std::uint64_t sa_id) {
  auto result = event(4655, time, record_id);
  result.data = {{"LocalAddress", negotiation.local_address},
                 {"RemoteAddress", negotiation.remote_address},
                 {"KeyModName", negotiation.keying_module},
                 {"MMSAID", std::to_string(sa_id), Type::u64}};
  return result;
}

Event dos_prevention(std::string_view time, std::uint64_t record_id, std::string text) {
  auto result = event(4646, time, record_id);
  result.data = {{"notification", std::move(text)}};
  return result;
}

Event logoff(std::string_view time, std::uint64_t record_id) {
  auto result = event(4634, time, record_id);
  result.task = 12545;
  result.data = {{"TargetUserName", "svc-backup"},
                 {"TargetDomainName", "EXAMPLE"},
                 {"LogonType", "3", Type::u32}};
  return result;
}

std::string& value(Event& event, std::string_view field) {
  const auto found = std::ranges::find(event.data, field, &Data::name);
  if (found == event.data.end()) throw std::out_of_range(std::string(field));
  return found->value;
}

}  // namespace stories
