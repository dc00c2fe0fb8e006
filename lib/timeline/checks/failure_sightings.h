#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "timeline/check.h"
#include "timeline/stretches.h"

namespace timeline {

/// A base for checks that look for stretches of time with many failures: keeps the failures, in
/// order of time, by peer or by computer.
class FailureSightings : public Check {
 public:
  explicit FailureSightings(const Inquiry& inquiry) : thresholds_(inquiry.thresholds) {}

  void see(std::size_t place, const events::Event& event) override;

 protected:
  using Stretch = std::span<const Sighting>;
  struct Sorting {
    std::string_view key{};   // what has stretches of its own
    std::string_view what{};  // what is counted or told of
  };
  /// Nothing if the failure does not count.
  [[nodiscard]] virtual std::optional<Sorting> sorted_by(const events::Event& event) const = 0;

  /// One finding a stretch, which `tell` makes of the key and the stretch.
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

  /// What there is in it, each once.
  static std::set<std::string_view> kinds(Stretch stretch);
  /// `within 10 min, from ... to ...`.
  static std::string period(Stretch stretch);
  [[nodiscard]] const Thresholds& thresholds() const { return thresholds_; }

 private:
  static std::vector<std::size_t> events_of(Stretch stretch);

  const Thresholds& thresholds_;
  std::map<std::string_view, std::vector<Sighting>> sightings_{};
};

}  // namespace timeline
