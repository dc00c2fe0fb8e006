#include "timeline/pairing.h"

#include <algorithm>
#include <cstddef>
#include <deque>
#include <numeric>
#include <utility>

#include "timeline/computer_pairing.h"
#include "timeline/disturbance.h"
#include "timeline/gap_place.h"

namespace timeline {
namespace {

bool bears_on_sessions(const events::Event& event) {
  using enum events::Kind;
  if (is_of_no_computer(event)) return false;
  return event.kind == established || event.kind == extended_mode_established ||
         event.kind == extended_mode_failed || event.kind == ended ||
         event.kind == system_started || event.kind == log_cleared ||
         disturbance(event) != Disturbance::none;
}

std::size_t last_first(const std::deque<Session>& sessions) {
  std::size_t last = 0;
  for (const auto& session : sessions) last = std::max(last, session.first());
  return last;
}

// The numbers of the sessions, by their first events: a counting sort.
std::vector<std::size_t> order_of(const std::deque<Session>& sessions) {
  // Of an event, how many sessions begin before it; made at once, since growing takes room twice.
  std::vector<std::size_t> places(last_first(sessions) + 2);
  for (const auto& session : sessions) ++places[session.first() + 1];
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

// How many SAs are up at once, as far as the numbers of their starts and ends tell.
std::size_t most_up(const SaEvents& events) {
  std::size_t up = 0;
  std::size_t most = 0;
  for (const auto& event : events) {
    if (event.kind == events::Kind::established && event.has_sa_id) most = std::max(most, ++up);
    if (event.kind == events::Kind::ended && up > 0) --up;
  }
  return most;
}

void pair(SaEvents events, std::deque<Session>& sessions) {
  ComputerPairing pairing(sessions, most_up(events));
  for (; !events.empty(); events.pop_front()) pairing.add(events.front());
  pairing.finish();
}

}  // namespace

SaEvents& Pairing::log_of(const events::Event& event) {
  const std::size_t number = computers_.number(event.computer);
  if (number >= logs_.size()) logs_.resize(number + 1);
  auto& logs = logs_[number];
  const auto known = logs.find(event.channel);
  return known != logs.end() ? known->second : logs[std::string(event.channel)];
}

void Pairing::add(std::size_t index, const events::Event& event) {
  if (!bears_on_sessions(event)) return;
  auto& log = log_of(event);
  log.push_back(sa_event(index, event));
  log.back().source = sources_.id_of(event.source);
}

std::vector<Session> Pairing::finish() {
  std::deque<Session> sessions;
  for (auto& logs : logs_) {
    std::vector<SaEvents> written;
    for (; !logs.empty(); logs.erase(logs.begin()))
      written.push_back(in_written_order(std::move(logs.begin()->second)));
    pair(merged(std::move(written)), sessions);
  }
  return in_order(sessions);
}

}  // namespace timeline
