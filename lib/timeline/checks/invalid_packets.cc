#include "timeline/checks/invalid_packets.h"

#include <fmt/format.h>

#include <map>

#include "timeline/filter.h"
#include "timeline/stretches.h"
#include "timeline/wording.h"

namespace timeline {
namespace {

bool is_invalid_packet(events::Kind kind) {
  using events::Kind;
  return kind == Kind::invalid_packet || kind == Kind::quick_mode_invalid_packet ||
         kind == Kind::extended_mode_invalid_packet;
}

class InvalidPacketBurst : public Check {
 public:
  explicit InvalidPacketBurst(const Thresholds& thresholds) : thresholds_(thresholds) {}

  void see(std::size_t place, const events::Event& event) override {
    const auto at = moment(event);
    if (is_invalid_packet(event.kind) && at)
      packets_[event.remote.address.value_or("")].push_back({.event = place, .at = *at});
  }

  [[nodiscard]] std::vector<Finding> findings() const override {
    std::vector<Finding> findings;
    for (const auto& [peer, packets] : packets_)
      for (const auto burst :
           stretches<Number>(packets, thresholds_.invalid_packets, thresholds_.invalid_window))
        findings.push_back(finding(peer, burst));
    return findings;
  }

 private:
  [[nodiscard]] Finding finding(std::string_view peer, std::span<const Sighting> burst) const {
    const auto first = burst.front().at;
    const auto last = burst.back().at;
    std::vector<std::size_t> evidence;
    for (const auto& one : burst) evidence.push_back(one.event);
    return {.id = "invalid-packet-burst",
            .severity = Severity::medium,
            .statement =
                fmt::format("{} from {} within {}, from {} to {}",
                            counted(burst.size(), "invalid negotiation packet"), named_peer(peer),
                            in_words(last - first), in_words(first), in_words(last)),
            .basis = fmt::format("the message of the event: if it persists, a network issue or an "
                                 "attempt to modify or replay the negotiation; threshold: {} from "
                                 "one peer within {}",
                                 counted(thresholds_.invalid_packets, "packet"),
                                 in_words(evtx::Ticks(thresholds_.invalid_window))),
            .evidence = std::move(evidence)};
  }

  const Thresholds& thresholds_;
  std::map<std::string_view, std::vector<Sighting>> packets_{};
};

}  // namespace

std::unique_ptr<Check> invalid_packet_burst(const Inquiry& inquiry) {
  return std::make_unique<InvalidPacketBurst>(inquiry.thresholds);
}

}  // namespace timeline
