#include "timeline/checks/flapping.h"

#include <fmt/format.h>

#include <map>
#include <tuple>

#include "timeline/filter.h"
#include "timeline/stretches.h"
#include "timeline/wording.h"

namespace timeline {
namespace {

class Flapping : public Check {
 public:
  explicit Flapping(const Inquiry& inquiry)
      : thresholds_(inquiry.thresholds), sessions_(inquiry.sessions) {}

  void see(std::size_t place, const events::Event& event) override {
    const auto closed = sessions_.closed_with(place);
    if (!closed || closed->up > thresholds_.flap_uptime) return;
    const Pair pair{event.computer, event.local.address.value_or(""),
                    event.remote.address.value_or("")};
    short_lives_[pair].push_back({.session = *closed, .at = *moment(event)});
  }

  [[nodiscard]] std::vector<Finding> findings() const override;

 private:
  using Pair = std::tuple<std::string_view, std::string_view, std::string_view>;
  struct ShortLife {
    ClosedSession session{};
    evtx::Timestamp at{};  // its end, or its start if that is some microseconds later
    std::string_view what{};
  };
  using Stretch = std::span<const ShortLife>;

  [[nodiscard]] Finding finding(const Pair& pair, Stretch stretch) const;

  const Thresholds& thresholds_;
  const ClosedSessions& sessions_;
  std::map<Pair, std::vector<ShortLife>> short_lives_{};
};

std::vector<Finding> Flapping::findings() const {
  std::vector<Finding> findings;
  for (const auto& [pair, lives] : short_lives_)
    for (const auto stretch :
         stretches<Number>(lives, thresholds_.flap_sessions, thresholds_.flap_window))
      findings.push_back(finding(pair, stretch));
  return findings;
}

Finding Flapping::finding(const Pair& pair, Stretch stretch) const {
  Finding finding{.id = "flapping", .severity = Severity::low};
  for (const auto& life : stretch) {
    finding.evidence.push_back(life.session.start);
    finding.evidence.push_back(life.session.end);
  }
  const auto& [computer, local, remote] = pair;
  const auto uptime = in_words(evtx::Ticks(thresholds_.flap_uptime));
  finding.statement = fmt::format(
      "{} of {} between {} and {} were up for no longer than {} each and ended within {}, from {} "
      "to {}",
      counted(stretch.size(), "SA"), named(computer), local, remote, uptime,
      in_words(stretch.back().at - stretch.front().at), in_words(stretch.front().at),
      in_words(stretch.back().at));
  finding.basis = fmt::format("threshold: {} up for no longer than {}, ended within {}",
                              counted(thresholds_.flap_sessions, "SA"), uptime,
                              in_words(evtx::Ticks(thresholds_.flap_window)));
  return finding;
}

}  // namespace

std::unique_ptr<Check> flapping(const Inquiry& inquiry) {
  return std::make_unique<Flapping>(inquiry);
}

}  // namespace timeline
