#include "timeline/checks/dos_prevention.h"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "events/parameter.h"
#include "timeline/filter.h"
#include "timeline/wording.h"

namespace timeline {
namespace {

enum class Change { started, stopped };

// By the end of the text, which Windows has worded in several ways: `... mode started`.
std::optional<Change> change(const events::Event& event) {
  for (const auto& field : event.raw) {
    const auto text = events::with_parameter_text(field.value);
    if (text.ends_with("started")) return Change::started;
    if (text.ends_with("stopped")) return Change::stopped;
  }
  return std::nullopt;
}

/// From a start to a stop, of which one may not be in the log.
struct Period {
  std::optional<evtx::Timestamp> start{};
  std::optional<evtx::Timestamp> stop{};
  bool is_over = false;
  std::vector<std::size_t> events{};
};

std::string extent(const Period& period) {
  if (!period.is_over)
    return fmt::format("from {} on, no stop is logged",
                       period.start ? in_words(*period.start) : "an unknown time");
  if (!period.start || !period.stop)
    return fmt::format("until {}, no start is logged",
                       period.stop ? in_words(*period.stop) : "an unknown time");
  return fmt::format("for {}, from {} to {}", in_words(*period.stop - *period.start),
                     in_words(*period.start), in_words(*period.stop));
}

class DosPrevention : public Check {
 public:
  void see(std::size_t place, const events::Event& event) override {
    if (event.kind != events::Kind::dos_prevention) return;
    const auto what = change(event);
    if (!what) return;
    auto& periods = periods_[event.computer];
    const bool is_first = periods.empty() || periods.back().is_over;
    if (is_first) periods.emplace_back();
    auto& period = periods.back();
    period.events.push_back(place);
    if (is_first && *what == Change::started) period.start = moment(event);
    if (*what == Change::stopped) period.stop = moment(event);
    period.is_over = *what == Change::stopped;
  }

  [[nodiscard]] std::vector<Finding> findings() const override {
    std::vector<Finding> findings;
    for (const auto& [computer, periods] : periods_)
      for (const auto& period : periods)
        findings.push_back({.id = "dos-prevention",
                            .severity = Severity::medium,
                            .statement = fmt::format("{} was in IKE DoS-prevention mode {}",
                                                     named(computer), extent(period)),
                            .basis = "4646 as logged: start to stop",
                            .evidence = period.events});
    return findings;
  }

 private:
  std::map<std::string_view, std::vector<Period>> periods_{};  // by computer
};

}  // namespace

std::unique_ptr<Check> dos_prevention(const Inquiry& /*inquiry*/) {
  return std::make_unique<DosPrevention>();
}

}  // namespace timeline
