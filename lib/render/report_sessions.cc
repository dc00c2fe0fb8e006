#include "render/report_sessions.h"

#include <array>
#include <optional>
#include <string>

#include "evtx/timestamp.h"
#include "timeline/filter.h"

namespace render {
namespace {

using timeline::EventList;
using timeline::Session;
using timeline::SessionStatus;

std::string_view name(SessionStatus status) {
  switch (status) {
    case SessionStatus::closed:
      return "closed";
    case SessionStatus::open:
      return "open";
    case SessionStatus::unknown_start:
      return "unknown_start";
    case SessionStatus::lost:
      return "lost";
  }
  return {};
}

Cell time_of(std::optional<std::size_t> index, const EventList& events) {
  if (!index) return {};
  const auto moment = timeline::moment(events.at(*index));
  return moment ? Cell{evtx::to_string(*moment)} : Cell{};
}

events::Event shown(const Session& session, const EventList& events) {
  return events.at(session.start ? *session.start : session.end.value_or(0));
}

Cell cell(std::optional<std::string_view> text) {
  return text && !text->empty() ? Cell{std::string(*text)} : Cell{};
}

constexpr auto kColumns = std::to_array<ReportSessionColumn>({
    {"start", "When the SA came up.",
     [](const Session& session, const EventList& events) {
       return time_of(session.start, events);
     }},
    {"end", "When it went away.",
     [](const Session& session, const EventList& events) { return time_of(session.end, events); }},
    {"status", "What became of it: closed, open, unknown_start or lost.",
     [](const Session& session, const EventList&) { return Cell{name(session.status)}; }},
    {"computer", "The host that logged it.",
     [](const Session& session, const EventList& events) {
       return cell(shown(session, events).computer);
     }},
    {"local_address", "The address of the host that logged.",
     [](const Session& session, const EventList& events) {
       return cell(shown(session, events).local.address);
     }},
    {"remote_address", "The address of its peer.",
     [](const Session& session, const EventList& events) {
       return cell(shown(session, events).remote.address);
     }},
    {"sa_id", "The id of the SA on its host.",
     [](const Session& session, const EventList& events) {
       const auto id = shown(session, events).sa_id;
       return id ? Cell{Id{*id}} : Cell{};
     }},
    {"confidence", "Why the pair may be doubted.",
     [](const Session& session, const EventList&) { return cell(session.confidence); }},
});

}  // namespace

std::span<const ReportSessionColumn> report_session_columns() { return kColumns; }

}  // namespace render
