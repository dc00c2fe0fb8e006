#include "render/column.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "events/catalogue.h"
#include "evtx/timestamp.h"

namespace render {
namespace {

using events::Event;
using events::Place;

bool is_hex_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

bool is_cookie(std::string_view text) {
  return text.size() == 16 && std::ranges::all_of(text, is_hex_digit);
}

// In lower case; what is no cookie stays as it is.
Cell cookie(std::optional<std::string_view> text) {
  if (!text || !is_cookie(*text) || std::ranges::none_of(*text, is_upper)) return cell(text);
  std::string digits(*text);
  for (char& digit : digits)
    if (is_upper(digit)) digit = static_cast<char>(digit - 'A' + 'a');
  return cell(std::move(digits));
}

// Records that are missing are no event.
Cell event_id(const Event& event) {
  const bool is_event = event.kind != events::Kind::records_missing;
  return is_event ? Cell{std::uint64_t{event.event_id}} : Cell{};
}

Cell id(std::optional<std::uint64_t> value) { return value ? Cell{Id{*value}} : Cell{}; }

Cell outcome(std::optional<events::Outcome> outcome) {
  if (!outcome) return {};
  switch (*outcome) {
    case events::Outcome::success:
      return std::string_view{"success"};
    case events::Outcome::failure:
      return std::string_view{"failure"};
  }
  return {};
}

Cell state(evtx::RecordState state) {
  switch (state) {
    case evtx::RecordState::live:
      return std::string_view{"live"};
    case evtx::RecordState::recovered:
      return std::string_view{"recovered"};
  }
  return {};
}

constexpr auto kColumns = std::to_array<Column>({
    {"time", "When it happened, in UTC (System/TimeCreated).",
     [](const Event& event) { return cell(event.time); }, Basis::time},
    {"computer", "The host that logged it (System/Computer).",
     [](const Event& event) { return cell(event.computer); }, Basis::computer},
    {"event_id", "The Windows event id (System/EventID).", event_id, Basis::kind},
    {"event",
     "What happened: established, failed, ended, invalid_packet, deleted, dos_prevention or "
     "service_not_started; with --context or jsonl also extended_mode_*, quick_mode_*, "
     "system_started, system_stopped, time_changed, audit_policy_changed, logging_stopped, "
     "log_cleared and records_missing.",
     [](const Event& event) { return Cell{events::name(event.kind)}; }, Basis::kind},
    {"outcome", "What the audit says of it, success or failure (System/Keywords).",
     [](const Event& event) { return outcome(event.outcome); }, Basis::kind},
    {"role", "Which part the host that logged had, Initiator or Responder (Role).",
     [](const Event& event) { return cell(event.role); }, Basis::text, Place::role},
    {"keying_module", "The protocol that negotiated: IKEv1, AuthIP or IKEv2 (KeyModName).",
     [](const Event& event) { return cell(event.keying_module); }, Basis::text,
     Place::keying_module},
    {"local_address", "The address of the host that logged, whoever initiated (LocalAddress).",
     [](const Event& event) { return cell(event.local.address); }, Basis::text,
     Place::local_address},
    {"local_port", "The UDP port of the host that logged (LocalKeyModPort).",
     [](const Event& event) { return cell(event.local.port); }, Basis::number, Place::local_port},
    {"remote_address", "The address of its peer (RemoteAddress).",
     [](const Event& event) { return cell(event.remote.address); }, Basis::text,
     Place::remote_address},
    {"remote_port", "The UDP port of its peer (RemoteKeyModPort).",
     [](const Event& event) { return cell(event.remote.port); }, Basis::number, Place::remote_port},
    {"local_principal", "The name the host that logged goes by (LocalMMPrincipalName).",
     [](const Event& event) { return cell(event.local.principal); }, Basis::text,
     Place::local_principal},
    {"remote_principal", "The name its peer goes by (RemoteMMPrincipalName).",
     [](const Event& event) { return cell(event.remote.principal); }, Basis::text,
     Place::remote_principal},
    {"auth_method", "How the two authenticate (MMAuthMethod).",
     [](const Event& event) { return cell(event.auth_method); }, Basis::text, Place::auth_method},
    {"cipher", "The cipher of the SA (MMCipherAlg).",
     [](const Event& event) { return cell(event.cipher); }, Basis::text, Place::cipher},
    {"integrity", "The integrity algorithm of the SA (MMIntegrityAlg).",
     [](const Event& event) { return cell(event.integrity); }, Basis::text, Place::integrity},
    {"dh_group", "The Diffie-Hellman group of the SA (DHGroup).",
     [](const Event& event) { return cell(event.dh_group); }, Basis::text, Place::dh_group},
    {"lifetime_minutes", "How long the SA may last, in minutes (MMLifetime).",
     [](const Event& event) { return cell(event.lifetime_minutes); }, Basis::number,
     Place::lifetime_minutes},
    {"quick_mode_limit", "The quick mode limit of the SA (QMLimit).",
     [](const Event& event) { return cell(event.quick_mode_limit); }, Basis::number,
     Place::quick_mode_limit},
    {"impersonation", "The impersonation state, Enabled or Not enabled (MMImpersonationState).",
     [](const Event& event) { return cell(event.impersonation); }, Basis::text,
     Place::impersonation},
    {"sa_id", "The id of the SA on its host, which starts over after a boot (MMSAID).",
     [](const Event& event) { return id(event.sa_id); }, Basis::id, Place::sa_id},
    {"filter_id", "The id of the Main Mode filter (MMFilterID).",
     [](const Event& event) { return id(event.filter_id); }, Basis::id, Place::filter_id},
    {"initiator_cookie", "The initiator's cookie, 16 hex digits (InitiatorCookie).",
     [](const Event& event) { return cookie(event.initiator_cookie); }, Basis::cookie,
     Place::initiator_cookie},
    {"responder_cookie", "The responder's cookie, 16 hex digits (ResponderCookie).",
     [](const Event& event) { return cookie(event.responder_cookie); }, Basis::cookie,
     Place::responder_cookie},
    {"failure_point", "Where it failed, Local computer or Remote computer (FailurePoint).",
     [](const Event& event) { return cell(event.failure_point); }, Basis::text,
     Place::failure_point},
    {"failure_state", "How far the negotiation had come (State).",
     [](const Event& event) { return cell(event.failure_state); }, Basis::text,
     Place::failure_state},
    {"failure_reason", "Why it failed, in the language of the host that logged (FailureReason).",
     [](const Event& event) { return cell(event.failure_reason); }, Basis::text,
     Place::failure_reason},
    {"failure_code", "The IKE error number or numbers that the reason is the text of.",
     [](const Event& event) { return cell(event.failure_codes); }, Basis::error_codes,
     Place::failure_reason},
    {"local_cert_thumbprint", "The SHA thumbprint of the local certificate (LocalMMCertHash).",
     [](const Event& event) { return cell(event.local.certificate.thumbprint); }, Basis::text,
     Place::local_cert_thumbprint},
    {"local_issuing_ca", "The issuer of the local certificate (LocalMMIssuingCA).",
     [](const Event& event) { return cell(event.local.certificate.issuing_ca); }, Basis::text,
     Place::local_issuing_ca},
    {"local_root_ca", "The root of the local certificate (LocalMMRootCA).",
     [](const Event& event) { return cell(event.local.certificate.root_ca); }, Basis::text,
     Place::local_root_ca},
    {"remote_cert_thumbprint", "The SHA thumbprint of the peer's certificate (RemoteMMCertHash).",
     [](const Event& event) { return cell(event.remote.certificate.thumbprint); }, Basis::text,
     Place::remote_cert_thumbprint},
    {"remote_issuing_ca", "The issuer of the peer's certificate (RemoteMMIssuingCA).",
     [](const Event& event) { return cell(event.remote.certificate.issuing_ca); }, Basis::text,
     Place::remote_issuing_ca},
    {"remote_root_ca", "The root of the peer's certificate (RemoteMMRootCA).",
     [](const Event& event) { return cell(event.remote.certificate.root_ca); }, Basis::text,
     Place::remote_root_ca},
    {"detail",
     "What only some events have, and fields unknown here, as name=value; name=value; behind them "
     "chunk_checksum=wrong, where the records of its chunk do not have the checksum that the chunk "
     "says, so that it may not be as it was written, and crosscheck=, where libevtx reads a value "
     "otherwise.",
     [](const Event& event) { return cell(detail(event)); }, Basis::detail},
    {"channel", "The log it was written to (System/Channel).",
     [](const Event& event) { return cell(event.channel); }, Basis::channel},
    {"record_id", "The number of the record in its log (System/EventRecordID).",
     [](const Event& event) { return id(event.record_id); }, Basis::record_id},
    {"record_state", "live, or recovered: found in the unused part of a chunk (--recover).",
     [](const Event& event) { return state(event.record_state); }, Basis::kind},
    {"written_time", "When the record was written, in UTC (the record's header).",
     [](const Event& event) { return cell(event.written); }, Basis::written},
    {"source", "The file it stands in, as it was named.",
     [](const Event& event) { return cell(event.source); }, Basis::source},
    {"offset", "Where the record begins in that file, in bytes.",
     [](const Event& event) { return Cell{event.offset}; }, Basis::offset},
});

}  // namespace

std::span<const Column> timeline_columns() { return kColumns; }

std::string detail(const events::Event& event) {
  std::string text;
  for (const auto& field : event.other) {
    if (!text.empty()) text += "; ";
    text.append(field.name).append("=").append(field.value);
  }
  return text;
}

}  // namespace render
