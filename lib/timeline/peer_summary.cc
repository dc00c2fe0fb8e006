#include "timeline/peer_summary.h"

#include <algorithm>
#include <tuple>

#include "timeline/filter.h"

namespace timeline {

PeerCounts::Peer& PeerCounts::seen(const events::Event& event) {
  auto& peer = peers_[*event.remote.address];
  peer.summary.address = *event.remote.address;
  peer.summary.last = moment(event);
  if (!peer.summary.first) peer.summary.first = peer.summary.last;
  return peer;
}

void PeerCounts::see_again(const events::Event& event) {
  if (event.remote.address) seen(event);
}

void PeerCounts::see(const events::Event& event, const std::optional<ClosedSession>& closed) {
  using events::Kind;
  if (!event.remote.address) return;
  auto& [summary, reasons, sessions, up_ticks] = seen(event);
  if (event.kind == Kind::established || event.kind == Kind::extended_mode_established)
    ++summary.established;
  if (event.kind == Kind::ended) ++summary.ended;
  if (event.kind == Kind::failed) {
    ++summary.failed;
    reasons.add(failure_reason(event));
  }
  if (!closed) return;
  ++sessions;
  up_ticks += static_cast<double>(closed->up.count());
  summary.longest_up = std::max(summary.longest_up.value_or(closed->up), closed->up);
}

PeerSummary PeerCounts::summary_of(const Peer& peer) {
  auto summary = peer.summary;
  summary.main_reason = peer.reasons.main();
  if (peer.sessions > 0)
    summary.mean_up =
        evtx::Ticks(static_cast<std::int64_t>(peer.up_ticks / static_cast<double>(peer.sessions)));
  return summary;
}

std::vector<PeerSummary> PeerCounts::peers() const {
  std::vector<PeerSummary> peers;
  peers.reserve(peers_.size());
  for (const auto& [address, peer] : peers_) peers.push_back(summary_of(peer));
  std::ranges::stable_sort(peers, [](const PeerSummary& a, const PeerSummary& b) {
    return std::tuple(a.failed, a.established) > std::tuple(b.failed, b.established);
  });
  return peers;
}

}  // namespace timeline
