#include "timeline/pairing.h"

#include <algorithm>

#include "timeline/disturbance.h"

namespace timeline {
namespace {

bool bears_on_sessions(const events::Event& event) {
  using enum events::Kind;
  return event.kind == established || event.kind == extended_mode_established ||
         event.kind == ended || event.kind == system_started || event.kind == log_cleared ||
         disturbance(event) != Disturbance::none;
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
  std::ranges::sort(sessions_, {}, &Session::first);
  return std::move(sessions_);
}

}  // namespace timeline
