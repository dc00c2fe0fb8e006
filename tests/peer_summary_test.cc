#include "timeline/peer_summary.h"

#include "check_run.h"

using check_run::at;
using check_run::event;
using check_run::failed;
using check_run::Kind;
using check_run::minutes;
using check_run::seconds;

TEST_CASE("what there is of a peer is put together") {
  timeline::PeerCounts counts;
  counts.see(event(Kind::established, minutes(0)), {});
  counts.see(event(Kind::extended_mode_established, minutes(1)), {});
  counts.see(failed(minutes(2)), {});
  counts.see(event(Kind::ended, minutes(3)), timeline::ClosedSession{.up = minutes(2)});
  counts.see(event(Kind::ended, minutes(4)), timeline::ClosedSession{.up = minutes(5)});
  const auto peers = counts.peers();
  REQUIRE(peers.size() == 1);
  const auto& peer = peers.front();
  CHECK(peer.address == "203.0.113.9");
  CHECK(peer.established == 2);
  CHECK(peer.failed == 1);
  CHECK(peer.ended == 2);
  CHECK(peer.mean_up == seconds(210));
  CHECK(peer.longest_up == minutes(5));
  CHECK(peer.first == at(minutes(0)));
  CHECK(peer.last == at(minutes(4)));
  CHECK(peer.main_reason == "Negotiation timed out");
}

TEST_CASE("an SA that is shown again is no other one") {
  timeline::PeerCounts counts;
  counts.see(event(Kind::established, minutes(0)), {});
  counts.see_again(event(Kind::extended_mode_established, minutes(1)));
  counts.see_again(event(Kind::extended_mode_established, minutes(2), ""));
  REQUIRE(counts.peers().size() == 1);
  CHECK(counts.peers().front().established == 1);
  CHECK(counts.peers().front().last == at(minutes(1)));
}

TEST_CASE("peers with the most failures come first, then those with the most SAs") {
  timeline::PeerCounts counts;
  counts.see(event(Kind::invalid_packet, minutes(0), "a"), {});
  counts.see(event(Kind::established, minutes(0), "b"), {});
  counts.see(failed(minutes(0), "c"), {});
  counts.see(event(Kind::established, minutes(0), "d"), {});
  counts.see(event(Kind::log_cleared, minutes(0), ""), {});
  std::string order;
  for (const auto& peer : counts.peers()) order += peer.address;
  CHECK(order == "cbda");
  CHECK_FALSE(counts.peers().back().mean_up);
}
