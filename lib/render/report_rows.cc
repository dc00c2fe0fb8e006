#include "render/report_rows.h"

#include "timeline/session_filter.h"

namespace render {
namespace {

std::vector<bool> wanted_events(const timeline::EventList& events, const timeline::Filter& filter) {
  std::vector<bool> is_wanted;
  is_wanted.reserve(events.size());
  for (const auto& event : events) is_wanted.push_back(timeline::wants(filter, event));
  return is_wanted;
}

std::vector<bool> wanted_sessions(const ReportItems& items, const timeline::Filter& filter) {
  std::vector<bool> is_wanted;
  is_wanted.reserve(items.sessions.size());
  for (const auto& session : items.sessions)
    is_wanted.push_back(timeline::wants(filter, session, items.events));
  return is_wanted;
}

}  // namespace

ShownRows::ShownRows(const std::vector<bool>& is_shown) {
  rows_.reserve(is_shown.size());
  for (const bool is : is_shown)
    rows_.push_back(is ? static_cast<std::int64_t>(count_++) : std::int64_t{-1});
}

ReportRows report_rows(const ReportItems& items, const timeline::Filter& filter) {
  const auto sessions = wanted_sessions(items, filter);
  auto events = wanted_events(items.events, filter);
  for (std::size_t i = 0; i < sessions.size(); ++i) {
    if (!sessions[i]) continue;
    const auto& session = items.sessions[i];
    for (const auto event : {session.start, session.end, session.lost_by})
      if (event) events[*event] = true;
  }
  for (const auto& finding : items.findings)
    for (const auto event : finding.evidence) events[event] = true;
  return {.events = ShownRows(events), .sessions = ShownRows(sessions)};
}

}  // namespace render
