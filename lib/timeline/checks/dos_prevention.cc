#include "timeline/checks/dos_prevention.h"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "events/parameter.h"
#include "timeline/collector_gaps.h"
#include "timeline/filter.h"
#include "timeline/gap_place.h"
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

/// What a period ends with, as far as its computer's log says.
enum class Ending { none, stopped, started_again, system_started };

/// From a start to a stop, of which one may not be in the log.
struct Period {
  bool has_start = false;
  std::optional<evtx::Timestamp> start{};
  Ending ending = Ending::none;
  std::optional<evtx::Timestamp> end{};
  bool has_gap = false;  // records are missing before its end
  std::vector<std::size_t> events{};
};

std::string time_in_words(std::optional<evtx::Timestamp> time) {
  return time ? in_words(*time) : "an unknown time";
}

std::string from_start_to_stop(const Period& period) {
  const auto* rest = period.has_gap ? "; records are missing in between" : "";
  if (!period.has_start)
    return fmt::format("until {}, no start is logged", time_in_words(period.end));
  if (!period.start || !period.end)
    return fmt::format("from {} to {}{}", time_in_words(period.start), time_in_words(period.end),
                       rest);
  return fmt::format("for {}, from {} to {}{}", in_words(*period.end - *period.start),
                     in_words(*period.start), in_words(*period.end), rest);
}

std::string extent(const Period& period) {
  auto without_stop = fmt::format("from {} on, no stop is logged", time_in_words(period.start));
  switch (period.ending) {
    case Ending::none:
      return without_stop;
    case Ending::stopped:
      return from_start_to_stop(period);
    case Ending::started_again:
      return fmt::format("{} before the next start at {}", without_stop, time_in_words(period.end));
    case Ending::system_started:
      return fmt::format("{} before the computer started up at {}", without_stop,
                         time_in_words(period.end));
  }
  return {};
}

/// The periods of one computer. No mode outlives a start-up of the computer.
class Periods {
 public:
  void start(std::size_t place, std::optional<evtx::Timestamp> at) {
    end(Ending::started_again, place, at);
    periods_.push_back({.has_start = true, .start = at, .events = {place}});
  }
  void stop(std::size_t place, std::optional<evtx::Timestamp> at) {
    if (!is_on()) periods_.emplace_back();
    end(Ending::stopped, place, at);
  }
  void start_system(std::size_t place, std::optional<evtx::Timestamp> at) {
    end(Ending::system_started, place, at);
  }
  void miss_records() {
    if (is_on()) periods_.back().has_gap = true;
  }
  [[nodiscard]] const std::vector<Period>& all() const { return periods_; }

 private:
  [[nodiscard]] bool is_on() const {
    return !periods_.empty() && periods_.back().ending == Ending::none;
  }
  void end(Ending ending, std::size_t place, std::optional<evtx::Timestamp> at) {
    if (!is_on()) return;
    auto& period = periods_.back();
    period.ending = ending;
    period.end = at;
    period.events.push_back(place);
  }

  std::vector<Period> periods_{};
};

class DosPrevention : public Check {
 public:
  void see(std::size_t place, const events::Event& event) override {
    const auto at = moment(event);
    collected_.see(event);
    if (event.kind == events::Kind::system_started)
      periods_[event.computer].start_system(place, at);
    if (event.kind == events::Kind::records_missing && !is_of_no_computer(event))
      periods_[event.computer].miss_records();
    if (event.kind != events::Kind::dos_prevention) return;
    const auto what = change(event);
    if (what == Change::started) periods_[event.computer].start(place, at);
    if (what == Change::stopped) periods_[event.computer].stop(place, at);
  }

  [[nodiscard]] std::vector<Finding> findings() const override {
    std::vector<Finding> findings;
    for (const auto& [computer, periods] : periods_)
      for (auto period : periods.all()) {
        period.has_gap |= collected_.may_miss(computer, period.start, period.end);
        findings.push_back({.id = "dos-prevention",
                            .severity = Severity::medium,
                            .statement = fmt::format("{} was in IKE DoS-prevention mode {}",
                                                     named(computer), extent(period)),
                            .basis = "4646 as logged: start to stop",
                            .evidence = period.events});
      }
    return findings;
  }

 private:
  std::map<std::string_view, Periods> periods_{};  // by computer
  CollectorGaps collected_{};
};

}  // namespace

std::unique_ptr<Check> dos_prevention(const Inquiry& /*inquiry*/) {
  return std::make_unique<DosPrevention>();
}

}  // namespace timeline
