#include "timeline/pairing.h"

#include <algorithm>
#include <cstddef>
#include <deque>
#include <numeric>
#include <utility>

#include "events/field.h"
#include "timeline/computer_pairing.h"
#include "timeline/disturbance.h"
#include "timeline/gap_place.h"

namespace timeline {
namespace {

bool bears_on_sessions(const events::Event& event) {
  using enum events::Kind;
  return event.kind == established || event.kind == extended_mode_established ||
         event.kind == extended_mode_failed || event.kind == ended ||
         event.kind == system_started || event.kind == log_cleared ||
         disturbance(event) != Disturbance::none;
}

bool is_of_any_computer(const events::Event& event) {
  return event.kind == events::Kind::records_missing && event.computer.empty();
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
  if (is_of_any_computer(event)) return add_shared_gap(index, event);
  auto& log = log_of(event);
  log.push_back(sa_event(index, event));
  log.back().source = sources_.id_of(event.source);
}

// It has two ends, which stand with events of two computers, whose times may be in another order.
void Pairing::add_shared_gap(std::size_t index, const events::Event& gap) {
  if (is_of_a_file(gap)) return;  // where in it something was lost nobody knows
  auto& gaps = shared_gaps_[sources_.id_of(gap.source)];
  gaps.push_back(sa_event(index, gap));
  const auto after = evtx::from_iso8601(events::field(gap, "after_time"));
  if (!after) return;
  gaps.push_back(gaps.back());
  gaps.back().moment = after;
}

// Those of the files that its logs stand in.
std::vector<SaEvents> Pairing::shared_gaps_of(const Logs& logs) const {
  std::vector<SaEvents> gaps;
  for (const auto& [source, of_source] : shared_gaps_) {
    const auto is_there = [source = source](const SaEvent& event) {
      return event.source == source;
    };
    const bool is_of_computer = std::ranges::any_of(
        logs, [&](const auto& log) { return std::ranges::any_of(log.second, is_there); });
    if (is_of_computer) gaps.push_back(of_source);
  }
  return gaps;
}

std::vector<Session> Pairing::finish() {
  std::deque<Session> sessions;
  for (auto& [source, gaps] : shared_gaps_) std::ranges::stable_sort(gaps, {}, &SaEvent::moment);
  for (auto& logs : logs_) {
    auto written = shared_gaps_of(logs);
    for (; !logs.empty(); logs.erase(logs.begin()))
      written.push_back(in_written_order(std::move(logs.begin()->second)));
    pair(merged(std::move(written)), sessions);
  }
  return in_order(sessions);
}

}  // namespace timeline
