#include "timeline/pairing.h"

#include <cstddef>
#include <deque>
#include <numeric>
#include <utility>

#include "timeline/computer_pairing.h"
#include "timeline/disturbance.h"

namespace timeline {
namespace {

bool bears_on_sessions(const events::Event& event) {
  using enum events::Kind;
  return event.kind == established || event.kind == extended_mode_established ||
         event.kind == extended_mode_failed || event.kind == ended ||
         event.kind == system_started || event.kind == log_cleared ||
         disturbance(event) != Disturbance::none;
}

// The numbers of the sessions, by their first events: a counting sort.
std::vector<std::size_t> order_of(const std::deque<Session>& sessions) {
  std::vector<std::size_t> places;  // of an event, how many sessions begin before it
  for (const auto& session : sessions) {
    if (session.first() + 2 > places.size()) places.resize(session.first() + 2);
    ++places[session.first() + 1];
  }
  std::partial_sum(places.begin(), places.end(), places.begin());
  std::vector<std::size_t> order(sessions.size());
  for (std::size_t i = 0; i < sessions.size(); ++i) order[places[sessions[i].first()]++] = i;
  return order;
}

// Sessions are large: each is moved once.
std::vector<Session> in_order(const std::deque<Session>& sessions) {
  std::vector<Session> sorted;
  sorted.reserve(sessions.size());
  for (const auto number : order_of(sessions)) sorted.push_back(sessions[number]);
  return sorted;
}

void pair(SaEvents events, std::deque<Session>& sessions) {
  ComputerPairing pairing(sessions);
  for (; !events.empty(); events.pop_front()) pairing.add(events.front());
  pairing.finish();
}

}  // namespace

void Pairing::add(std::size_t index, const events::Event& event) {
  if (!bears_on_sessions(event)) return;
  auto& log = logs_[{computers_.number(event.computer), std::string(event.channel)}];
  log.push_back(sa_event(index, event));
  log.back().source = sources_.id_of(event.source);
}

std::vector<Session> Pairing::finish() {
  std::deque<Session> sessions;
  for (auto log = logs_.begin(); log != logs_.end();) {
    std::vector<SaEvents> of_computer;
    for (const auto computer = log->first.first; log != logs_.end() && log->first.first == computer;
         log = logs_.erase(log))
      of_computer.push_back(in_written_order(std::move(log->second)));
    pair(merged(std::move(of_computer)), sessions);
  }
  return in_order(sessions);
}

}  // namespace timeline
