#include "timeline/pairing.h"

#include <algorithm>
#include <utility>

#include "timeline/disturbance.h"

namespace timeline {
namespace {

bool bears_on_sessions(const events::Event& event) {
  using enum events::Kind;
  return event.kind == established || event.kind == extended_mode_established ||
         event.kind == ended || event.kind == system_started || event.kind == log_cleared ||
         disturbance(event) != Disturbance::none;
}

// Sessions are large: their places are sorted, and then each is moved once.
std::vector<Session> in_order(const std::vector<Session>& sessions) {
  std::vector<std::pair<std::size_t, std::size_t>> places;  // of the first event, of the session
  places.reserve(sessions.size());
  for (std::size_t i = 0; i < sessions.size(); ++i) places.emplace_back(sessions[i].first(), i);
  std::ranges::sort(places);
  std::vector<Session> sorted;
  sorted.reserve(sessions.size());
  for (const auto& [first, place] : places) sorted.push_back(sessions[place]);
  return sorted;
}

}  // namespace

void Pairing::add(std::size_t index, const events::Event& event) {
  if (!bears_on_sessions(event)) return;
  const auto computer = computers_.number(event.computer);
  if (computer == pairings_.size()) pairings_.emplace_back(sessions_);
  orders_[{computer, event.channel}].add(
      sa_event(index, event), [&](const SaEvent& next) { pairings_[computer].add(next); });
}

std::vector<Session> Pairing::finish() {
  std::size_t open = 0;
  for (auto& [log, order] : orders_) {
    auto& pairing = pairings_[log.first];
    order.close([&](const SaEvent& next) { pairing.add(next); });
  }
  for (const auto& pairing : pairings_) open += pairing.open();
  sessions_.reserve(sessions_.size() + open);
  for (auto& pairing : pairings_) pairing.finish();
  return in_order(std::exchange(sessions_, {}));
}

}  // namespace timeline
