#include "timeline/checks/peer_against_hosts.h"

#include <fmt/format.h>

#include "timeline/checks/failure_sightings.h"
#include "timeline/wording.h"

namespace timeline {
namespace {

class PeerAgainstHosts : public FailureSightings {
 public:
  using FailureSightings::FailureSightings;

  [[nodiscard]] std::vector<Finding> findings() const override {
    const auto least = thresholds().spread_hosts;
    const auto basis =
        fmt::format("threshold: failed negotiations of one peer on {} within {}",
                    counted(least, "computer"), in_words(evtx::Ticks(thresholds().spread_window)));
    return told<Variety>(least, thresholds().spread_window, [&](auto peer, Stretch stretch) {
      const auto hosts = kinds(stretch);
      return Finding{.id = "peer-against-hosts",
                     .severity = Severity::high,
                     .statement = fmt::format(
                         "{} with {} on {} {}: {}", counted(stretch.size(), "failed negotiation"),
                         peer, counted(hosts.size(), "computer"), period(stretch), listed(hosts)),
                     .basis = basis};
    });
  }

 private:
  [[nodiscard]] std::optional<Sorting> sorted_by(const events::Event& event) const override {
    if (!event.remote.address) return std::nullopt;  // it may be several
    return Sorting{.key = *event.remote.address, .what = event.computer};
  }
};

}  // namespace

std::unique_ptr<Check> peer_against_hosts(const Inquiry& inquiry) {
  return std::make_unique<PeerAgainstHosts>(inquiry);
}

}  // namespace timeline
