#include "timeline/both_ends.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "events/event.h"
#include "timeline/address.h"
#include "timeline/computers.h"
#include "timeline/filter.h"
#include "timeline/pool.h"
#include "timeline/view_match.h"

namespace timeline {
namespace {

using std::string_view;

Part part_of(std::optional<string_view> role) {
  if (role == "Initiator") return Part::initiator;
  if (role == "Responder") return Part::responder;
  return Part::unknown;
}

std::uint64_t cookie_of(std::optional<string_view> digits) {
  std::uint64_t cookie = 0;
  if (digits) std::from_chars(digits->data(), digits->data() + digits->size(), cookie, 16);
  return cookie;
}

/// Makes views of events.
class Viewing {
 public:
  /// Nothing if an address is missing.
  std::optional<View> of(const events::Event& event) {
    const auto local = address_of(event.local);
    const auto remote = address_of(event.remote);
    if (!local || !remote) return std::nullopt;
    return View{.computer = computer(event),
                .local = *local,
                .remote = *remote,
                .local_port = event.local.port.value_or(0),
                .remote_port = event.remote.port.value_or(0),
                .part = part_of(event.role),
                .agreed = {number(event.keying_module), number(event.cipher),
                           number(event.integrity), number(event.dh_group)},
                .cookie = cookie_of(event.initiator_cookie)};
  }

  std::uint32_t computer(const events::Event& event) { return computers_.number(event.computer); }

 private:
  std::uint32_t number(std::optional<string_view> text) { return text ? texts_.id_of(*text) : 0; }

  Computers computers_{};
  TextPool texts_{};
};

/// Makes views of sessions.
class SessionViews {
 public:
  explicit SessionViews(const EventList& events) : events_(events), lookup_(events) {}

  std::optional<View> of(const Session& session) {
    auto view = addressed(session);
    if (!view) return std::nullopt;
    view->begin = moment(session.start);
    view->end = moment(session.end);
    return view;
  }

 private:
  // An address that the start does not name the end may.
  std::optional<View> addressed(const Session& session) {
    std::optional<View> view;
    if (session.start) view = viewing_.of(lookup_.at(*session.start));
    if (!view && session.end) view = viewing_.of(lookup_.at(*session.end));
    return view;
  }

  [[nodiscard]] std::optional<evtx::Timestamp> moment(std::optional<std::size_t> event) const {
    return event ? events_.moment(*event) : std::nullopt;
  }

  const EventList& events_;
  EventList::Lookup lookup_;
  Viewing viewing_{};
};

std::vector<View> views_of_failures(const EventList& events, const std::vector<bool>& is_copy,
                                    Viewing& viewing) {
  std::vector<View> views;
  for (std::size_t index = 0; const auto& event : events) {
    const auto subject = index++;
    if (event.kind != events::Kind::failed || is_copy[subject]) continue;
    auto view = viewing.of(event);
    if (!view) continue;
    view->subject = subject;
    view->begin = moment(event);
    views.push_back(*view);
  }
  return views;
}

void join(std::vector<Session>& sessions, const Match& match) {
  const double offset = std::chrono::duration<double>(match.offset).count();
  sessions[match.one].peer = match.other;
  sessions[match.one].clock_offset = offset;
  sessions[match.other].peer = match.one;
  sessions[match.other].clock_offset = 0 - offset;  // never -0
}

// What joined sessions say of the clocks.
std::map<ComputerPair, evtx::Ticks> known_offsets(const EventList& events,
                                                  std::span<const Session> sessions,
                                                  Viewing& viewing) {
  std::map<ComputerPair, evtx::Ticks> offsets;
  EventList::Lookup lookup(events);
  for (const auto& session : sessions) {
    if (!session.peer || !session.clock_offset) continue;
    const auto one = viewing.computer(lookup.at(session.first()));
    const auto other = viewing.computer(lookup.at(sessions[*session.peer].first()));
    const std::chrono::duration<double> ahead(*session.clock_offset);
    if (one < other) offsets[{one, other}] = std::chrono::round<evtx::Ticks>(ahead);
  }
  return offsets;
}

}  // namespace

std::vector<Session> with_both_ends(const EventList& events, std::vector<Session> sessions) {
  std::vector<View> views;
  views.reserve(sessions.size());
  SessionViews session_views(events);
  for (std::size_t i = 0; i < sessions.size(); ++i) {
    auto view = session_views.of(sessions[i]);
    if (!view) continue;
    view->subject = i;
    views.push_back(*view);
  }
  for (const auto& match : matches(std::move(views))) join(sessions, match);
  return sessions;
}

std::vector<JoinedFailure> joined_failures(const EventList& events,
                                           std::span<const Session> sessions,
                                           const std::vector<bool>& is_copy) {
  Viewing viewing;
  const Clocks clocks{.offsets = known_offsets(events, sessions, viewing),
                      .apart = ClocksApart::minutes};
  std::vector<JoinedFailure> failures;
  for (const auto& [one, other, offset] :
       matches(views_of_failures(events, is_copy, viewing), clocks))
    failures.push_back({.first = std::min(one, other), .second = std::max(one, other)});
  std::ranges::sort(failures, {}, &JoinedFailure::first);
  return failures;
}

}  // namespace timeline
