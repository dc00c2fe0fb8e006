#include "timeline/checks/peers_against_host.h"

#include <fmt/format.h>

#include "timeline/checks/failure_sightings.h"
#include "timeline/wording.h"

namespace timeline {
namespace {

class PeersAgainstHost : public FailureSightings {
 public:
  using FailureSightings::FailureSightings;

  [[nodiscard]] std::vector<Finding> findings() const override {
    const auto least = thresholds().crowd_peers;
    const auto basis =
        fmt::format("threshold: failed negotiations with {} on one computer within {}",
                    counted(least, "peer"), in_words(evtx::Ticks(thresholds().crowd_window)));
    return told<Variety>(least, thresholds().crowd_window, [&](auto computer, Stretch stretch) {
      const auto peers = kinds(stretch);
      return Finding{
          .id = "peers-against-host",
          .severity = Severity::medium,
          .statement = fmt::format("{} on {} with {} {}: {}",
                                   counted(stretch.size(), "failed negotiation"), named(computer),
                                   counted(peers.size(), "peer"), period(stretch), listed(peers)),
          .basis = basis};
    });
  }

 private:
  [[nodiscard]] std::optional<Sorting> sorted_by(const events::Event& event) const override {
    if (!event.remote.address) return std::nullopt;  // it may be one of the others
    return Sorting{.key = event.computer, .what = *event.remote.address};
  }
};

}  // namespace

std::unique_ptr<Check> peers_against_host(const Inquiry& inquiry) {
  return std::make_unique<PeersAgainstHost>(inquiry);
}

}  // namespace timeline
