#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "events/event.h"
#include "evtx/timestamp.h"
#include "timeline/closed_sessions.h"
#include "timeline/failure_reason.h"

namespace timeline {

/// What there is of one remote address.
struct PeerSummary {
  std::string_view address{};
  std::uint64_t established = 0;
  std::uint64_t failed = 0;
  std::uint64_t ended = 0;
  std::optional<evtx::Ticks> mean_up{};     ///< of its SAs whose start and end were logged
  std::optional<evtx::Ticks> longest_up{};  ///< of the same
  std::optional<evtx::Timestamp> first{};   ///< of its events
  std::optional<evtx::Timestamp> last{};
  std::string_view main_reason{};  ///< of its failures, see `failure_reason`
};

/// Puts events together by remote address.
class PeerCounts {
 public:
  /// `closed` is the SA that the event closes, if it closes one. Texts of the event must outlive
  /// this; an address is written in one way.
  void see(const events::Event& event, const std::optional<ClosedSession>& closed);
  /// An event that shows an SA come up that was counted.
  void see_again(const events::Event& event);
  /// The most failures first, then the most SAs, then by address.
  [[nodiscard]] std::vector<PeerSummary> peers() const;

 private:
  struct Peer {
    PeerSummary summary{};
    ReasonCounts reasons{};
    std::int64_t sessions = 0;  // that closed
    double up_ticks = 0;        // in all: the sum of many years may be more than Ticks hold
  };
  Peer& seen(const events::Event& event);
  static PeerSummary summary_of(const Peer& peer);

  std::map<std::string_view, Peer> peers_{};
};

}  // namespace timeline
