#include "render/table_column.h"

#include <fmt/format.h>

#include <array>
#include <initializer_list>

#include "events/catalogue.h"
#include "evtx/timestamp.h"
#include "render/column.h"
#include "timeline/filter.h"

namespace render {
namespace {

using events::Event;

// To the second; the other formats have the rest.
std::string time(const Event& event) {
  const auto moment = timeline::moment(event);
  if (!moment) return {};
  const auto text = evtx::to_string(*moment);
  return text.substr(0, 10) + ' ' + text.substr(11, 8);
}

std::string address_and_port(const events::Endpoint& endpoint) {
  std::string address(endpoint.address.value_or(""));
  if (address.empty() || !endpoint.port) return address;
  const bool is_ipv6 = address.find(':') != std::string::npos;
  return (is_ipv6 ? "[" + address + "]:" : address + ":") + fmt::to_string(*endpoint.port);
}

std::string remote(const Event& event) {
  const auto address = address_and_port(event.remote);
  if (address.empty()) return {};
  if (event.role == "Initiator") return "-> " + address;
  if (event.role == "Responder") return "<- " + address;
  return "-- " + address;
}

std::string joined(std::initializer_list<std::string_view> texts, std::string_view separator) {
  std::string line;
  for (const auto& text : texts) {
    if (text.empty()) continue;
    if (!line.empty()) line += separator;
    line += text;
  }
  return line;
}

// `AES-256/SHA 256/DH 14`.
std::string crypto(const Event& event) {
  constexpr std::string_view kGroup = "DH group ";
  std::string dh_group(event.dh_group.value_or(""));
  if (dh_group.starts_with(kGroup)) dh_group.replace(0, kGroup.size(), "DH ");
  return joined({event.cipher.value_or(""), event.integrity.value_or(""), dh_group}, "/");
}

// `Negotiation timed out (13805); Local computer; Sent first (SA) payload`.
std::string reason(const Event& event) {
  std::string code;
  if (!event.failure_codes.empty()) code = fmt::format("({})", fmt::join(event.failure_codes, "|"));
  const bool is_recovered = event.record_state == evtx::RecordState::recovered;
  return joined(
      {is_recovered ? "recovered" : "", joined({event.failure_reason.value_or(""), code}, " "),
       event.failure_point.value_or(""), event.failure_state.value_or(""), detail(event)},
      "; ");
}

constexpr auto kColumns = std::to_array<TableColumn>({
    {"TIME (UTC)", 1, 1, 19, time},
    {"COMPUTER", 5, 10, 24, [](const Event& event) { return std::string(event.computer); },
     Content::computer},
    {"EVENT", 2, 19, 28, [](const Event& event) { return std::string{events::name(event.kind)}; },
     Content::event},
    {"LOCAL", 6, 15, 25, [](const Event& event) { return address_and_port(event.local); }},
    {"   REMOTE", 3, 18, 24, remote},
    {"ROLE", 11, 9, 9, [](const Event& event) { return std::string(event.role.value_or("")); }},
    {"KEYING", 10, 6, 6,
     [](const Event& event) { return std::string(event.keying_module.value_or("")); }},
    {"AUTH", 9, 13, 22,
     [](const Event& event) { return std::string(event.auth_method.value_or("")); }},
    {"CRYPTO", 8, 34, 34, crypto},
    {"SA ID", 7, 20, 20,
     [](const Event& event) { return event.sa_id ? fmt::to_string(*event.sa_id) : ""; }},
    {"REASON", 4, 8, 30, reason},
});

}  // namespace

std::span<const TableColumn> table_columns() { return kColumns; }

}  // namespace render
