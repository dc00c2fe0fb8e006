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

std::string_view colour_of(const Event& event) {
  using events::Kind;
  switch (event.kind) {
    case Kind::established:
    case Kind::extended_mode_established:
    case Kind::quick_mode_established:
      return ansi::kGreen;
    case Kind::failed:
    case Kind::extended_mode_failed:
    case Kind::quick_mode_failed:
      return ansi::kRed;
    case Kind::ended:
    case Kind::deleted:
    case Kind::quick_mode_ended:
      return ansi::kDim;
    case Kind::system_started:
    case Kind::system_stopped:
      return {};
    default:  // a warning
      return ansi::kYellow;
  }
}

std::string address_and_port(const events::Endpoint& endpoint) {
  std::string address(endpoint.address.value_or(""));
  if (address.empty() || !endpoint.port) return address;
  const bool is_ipv6 = address.find(':') != std::string::npos;
  return (is_ipv6 ? "[" + address + "]:" : address + ":") + fmt::to_string(*endpoint.port);
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

// `13805 Negotiation timed out; Local computer; Sent first (SA) payload`. The number comes first: a
// narrow table cuts off what is behind.
std::string reason(const Event& event) {
  const auto code = fmt::format("{}", fmt::join(event.failure_codes, "|"));
  const bool is_recovered = event.record_state == evtx::RecordState::recovered;
  return joined(
      {is_recovered ? "recovered" : "", joined({code, event.failure_reason.value_or("")}, " "),
       event.failure_point.value_or(""), event.failure_state.value_or(""), detail(event)},
      "; ");
}

constexpr auto kTimelineTableColumns = std::to_array<TableColumnOf<Event>>({
    {{"TIME (UTC)", 1, 1, 19},
     [](const Event& event) { return table_time(timeline::moment(event)); }},
    {{"COMPUTER", 4, 10, 24, Content::computer},
     [](const Event& event) { return std::string(event.computer); }},
    {{"EVENT", 2, 19, 28},
     [](const Event& event) { return std::string{events::name(event.kind)}; },
     colour_of},
    {{"LOCAL", 6, 15, 25}, [](const Event& event) { return address_and_port(event.local); }},
    {{"   REMOTE", 3, 18, 24},
     [](const Event& event) { return table_peer(address_and_port(event.remote), event.role); }},
    {{"ROLE", 11, 9, 9}, [](const Event& event) { return std::string(event.role.value_or("")); }},
    {{"KEYING", 10, 6, 6},
     [](const Event& event) { return std::string(event.keying_module.value_or("")); }},
    {{"AUTH", 9, 13, 22},
     [](const Event& event) { return std::string(event.auth_method.value_or("")); }},
    {{"CRYPTO", 8, 34, 34}, table_crypto},
    {{"SA ID", 7, 20, 20},
     [](const Event& event) { return event.sa_id ? fmt::to_string(*event.sa_id) : ""; }},
    {{"REASON", 5, 8, 30}, reason},
});

}  // namespace

std::span<const TableColumnOf<Event>> table_columns() { return kTimelineTableColumns; }

std::string table_time(std::optional<evtx::Timestamp> time) {
  if (!time) return {};
  const auto text = evtx::to_string(*time);
  return text.substr(0, 10) + ' ' + text.substr(11, 8);
}

std::string table_peer(const std::string& address, std::optional<std::string_view> role) {
  if (address.empty()) return {};
  if (role == "Initiator") return "-> " + address;
  if (role == "Responder") return "<- " + address;
  return "-- " + address;
}

std::string table_crypto(const Event& event) {
  constexpr std::string_view kGroup = "DH group ";
  std::string dh_group(event.dh_group.value_or(""));
  if (dh_group.starts_with(kGroup)) dh_group.replace(0, kGroup.size(), "DH ");
  return joined({event.cipher.value_or(""), event.integrity.value_or(""), dh_group}, "/");
}

}  // namespace render
