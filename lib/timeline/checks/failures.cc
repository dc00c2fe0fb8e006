#include "timeline/checks/failures.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <string>

#include "timeline/failure_reason.h"
#include "timeline/filter.h"
#include "timeline/stretches.h"
#include "timeline/wording.h"

namespace timeline {
namespace {

using Stretch = std::span<const Sighting>;

constexpr std::size_t kManyTimes = 5;  // the threshold: from here on a burst is of high severity

std::vector<std::size_t> events_of(Stretch stretch) {
  std::vector<std::size_t> events;
  events.reserve(stretch.size());
  for (const auto& one : stretch) events.push_back(one.event);
  return events;
}

std::string period(Stretch stretch) {
  const auto first = stretch.front().at;
  const auto last = stretch.back().at;
  return fmt::format("within {}, from {} to {}", in_words(last - first), in_words(first),
                     in_words(last));
}

std::string main_reason(Stretch stretch) {
  ReasonCounts reasons;
  for (const auto& one : stretch) reasons.add(one.what);
  return reason_in_words(reasons.main());
}

std::set<std::string_view> all_of(Stretch stretch) {
  std::set<std::string_view> all;
  for (const auto& one : stretch) all.insert(one.what);
  return all;
}

/// The failures, in order of time, by peer or by computer.
class Failures : public Check {
 public:
  explicit Failures(const Inquiry& inquiry) : thresholds_(inquiry.thresholds) {}

  void see(std::size_t place, const events::Event& event) override {
    const auto at = moment(event);
    if (event.kind != events::Kind::failed || !event.remote.address || !at) return;
    const auto& [key, what] = sorted_by(event);
    sightings_[key].push_back({.event = place, .at = *at, .what = what});
  }

 protected:
  struct Sorting {
    std::string_view key{};
    std::string_view what{};
  };
  [[nodiscard]] virtual Sorting sorted_by(const events::Event& event) const = 0;

  // One finding a stretch.
  template <class Tally, class Tell>
  std::vector<Finding> told(std::size_t least, evtx::Ticks window, Tell tell) const {
    std::vector<Finding> findings;
    for (const auto& [key, sightings] : sightings_)
      for (const auto stretch : stretches<Tally>(sightings, least, window)) {
        findings.push_back(tell(key, stretch));
        findings.back().evidence = events_of(stretch);
      }
    return findings;
  }

  [[nodiscard]] const Thresholds& thresholds() const { return thresholds_; }

 private:
  const Thresholds& thresholds_;
  std::map<std::string_view, std::vector<Sighting>> sightings_{};
};

class FailureBurst : public Failures {
 public:
  using Failures::Failures;

  [[nodiscard]] std::vector<Finding> findings() const override {
    const auto least = thresholds().burst_failures;
    const auto basis =
        fmt::format("threshold: {} with one peer within {}", counted(least, "failed negotiation"),
                    in_words(evtx::Ticks(thresholds().burst_window)));
    return told<Number>(least, thresholds().burst_window, [&](auto peer, Stretch stretch) {
      const bool is_many = stretch.size() / kManyTimes >= least;
      return Finding{.id = "failure-burst",
                     .severity = is_many ? Severity::high : Severity::medium,
                     .statement = fmt::format("{} with {} {}; most often: {}",
                                              counted(stretch.size(), "failed negotiation"), peer,
                                              period(stretch), main_reason(stretch)),
                     .basis = basis};
    });
  }

 private:
  [[nodiscard]] Sorting sorted_by(const events::Event& event) const override {
    return {.key = *event.remote.address, .what = failure_reason(event)};
  }
};

class PeerAgainstHosts : public Failures {
 public:
  using Failures::Failures;

  [[nodiscard]] std::vector<Finding> findings() const override {
    const auto least = thresholds().spread_hosts;
    const auto basis =
        fmt::format("threshold: failed negotiations of one peer on {} within {}",
                    counted(least, "computer"), in_words(evtx::Ticks(thresholds().spread_window)));
    return told<Variety>(least, thresholds().spread_window, [&](auto peer, Stretch stretch) {
      const auto hosts = all_of(stretch);
      return Finding{.id = "peer-against-hosts",
                     .severity = Severity::high,
                     .statement = fmt::format(
                         "{} with {} on {} {}: {}", counted(stretch.size(), "failed negotiation"),
                         peer, counted(hosts.size(), "computer"), period(stretch), listed(hosts)),
                     .basis = basis};
    });
  }

 private:
  [[nodiscard]] Sorting sorted_by(const events::Event& event) const override {
    return {.key = *event.remote.address, .what = event.computer};
  }
};

class PeersAgainstHost : public Failures {
 public:
  using Failures::Failures;

  [[nodiscard]] std::vector<Finding> findings() const override {
    const auto least = thresholds().crowd_peers;
    const auto basis =
        fmt::format("threshold: failed negotiations with {} on one computer within {}",
                    counted(least, "peer"), in_words(evtx::Ticks(thresholds().crowd_window)));
    return told<Variety>(least, thresholds().crowd_window, [&](auto computer, Stretch stretch) {
      const auto peers = all_of(stretch);
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
  [[nodiscard]] Sorting sorted_by(const events::Event& event) const override {
    return {.key = event.computer, .what = *event.remote.address};
  }
};

}  // namespace

std::unique_ptr<Check> failure_burst(const Inquiry& inquiry) {
  return std::make_unique<FailureBurst>(inquiry);
}

std::unique_ptr<Check> peer_against_hosts(const Inquiry& inquiry) {
  return std::make_unique<PeerAgainstHosts>(inquiry);
}

std::unique_ptr<Check> peers_against_host(const Inquiry& inquiry) {
  return std::make_unique<PeersAgainstHost>(inquiry);
}

}  // namespace timeline
