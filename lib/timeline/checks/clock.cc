#include "timeline/checks/clock.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "timeline/checks/field.h"
#include "timeline/filter.h"
#include "timeline/wording.h"

namespace timeline {
namespace {

/// A step of the clock, as a 4616 tells it.
struct Step {
  evtx::Timestamp from{};
  evtx::Timestamp to{};

  [[nodiscard]] evtx::Ticks size() const { return to < from ? from - to : to - from; }
};

// Nothing for version 0 of the event, which has dates as the host's language writes them.
std::optional<Step> step_of(const events::Event& event) {
  const auto from = evtx::from_iso8601(field(event, "PreviousTime"));
  const auto to = evtx::from_iso8601(field(event, "NewTime"));
  if (!from || !to) return std::nullopt;
  return Step{.from = *from, .to = *to};
}

// Small steps are what the time service does all day.
class TimeChanged : public Check {
 public:
  explicit TimeChanged(const Thresholds& thresholds) : least_(thresholds.time_step) {}

  void see(std::size_t place, const events::Event& event) override {
    if (event.kind != events::Kind::time_changed) return;
    const auto step = step_of(event);
    if (!step || step->size() < least_) return;
    auto& changes = changes_[event.computer];
    changes.events.push_back(place);
    if (step->size() <= changes.largest.size()) return;
    changes.largest = *step;
    changes.process = field(event, "ProcessName");
  }

  [[nodiscard]] std::vector<Finding> findings() const override {
    std::vector<Finding> findings;
    findings.reserve(changes_.size());
    for (const auto& [computer, changes] : changes_)
      findings.push_back({.id = "time-changed",
                          .severity = Severity::low,
                          .statement = statement(computer, changes),
                          .basis = fmt::format("4616; threshold: by {}", in_words(least_)),
                          .evidence = changes.events});
    return findings;
  }

 private:
  struct Changes {
    std::vector<std::size_t> events{};
    Step largest{};
    std::string_view process{};  // that made it
  };

  static std::string statement(std::string_view computer, const Changes& changes) {
    const auto& step = changes.largest;
    auto text = fmt::format("the clock of {} was set {} {}, from {} to {}", named(computer),
                            in_words(step.size()), step.to < step.from ? "back" : "forward",
                            in_words(step.from), in_words(step.to));
    if (!changes.process.empty()) text += fmt::format(", by {}", changes.process);
    if (changes.events.size() == 1) return text;
    return text +
           fmt::format("; that is the largest of {}", counted(changes.events.size(), "change"));
  }

  evtx::Ticks least_;
  std::map<std::string_view, Changes> changes_{};  // by computer
};

/// A record of a log, as far as its place in time goes.
struct Dated {
  std::uint64_t record_id = 0;
  evtx::Timestamp at{};
  std::size_t event = 0;
};

/// A record and the next one, which is earlier.
struct Fall {
  Dated before{};
  Dated after{};

  [[nodiscard]] evtx::Ticks size() const { return before.at - after.at; }
};

std::vector<Fall> falls(std::vector<Dated> records, evtx::Ticks least) {
  std::ranges::stable_sort(records, {}, &Dated::record_id);
  std::vector<Fall> falls;
  for (std::size_t i = 1; i < records.size(); ++i) {
    const Fall fall{.before = records[i - 1], .after = records[i]};
    if (fall.before.record_id < fall.after.record_id && fall.size() >= least) falls.push_back(fall);
  }
  return falls;
}

// Each file by itself: numbers start over where a computer is installed anew.
class TimeBackwards : public Check {
 public:
  explicit TimeBackwards(const Thresholds& thresholds) : least_(thresholds.time_step) {}

  void see(std::size_t place, const events::Event& event) override {
    const auto at = moment(event);
    const bool is_record = event.kind != events::Kind::records_missing &&
                           event.record_state == evtx::RecordState::live;
    if (at && is_record)
      logs_[{event.computer, event.channel, event.source}].push_back(
          {.record_id = event.record_id, .at = *at, .event = place});
  }

  [[nodiscard]] std::vector<Finding> findings() const override {
    std::vector<Finding> findings;
    for (const auto& [log, records] : logs_)
      if (const auto found = falls(records, least_); !found.empty())
        findings.push_back(finding(log, found));
    return findings;
  }

 private:
  using Log = std::tuple<std::string_view, std::string_view, std::string_view>;

  [[nodiscard]] Finding finding(const Log& log, const std::vector<Fall>& falls) const {
    const auto& [computer, channel, source] = log;
    const auto& most = *std::ranges::max_element(falls, {}, &Fall::size);
    Finding finding{.id = "time-backwards",
                    .severity = Severity::medium,
                    .statement = fmt::format("in the log {} of {} ({}) time goes back {}, by up to "
                                             "{}: record {} is of {}, record {} "
                                             "of {}",
                                             channel, named(computer), source,
                                             counted(falls.size(), "time"), in_words(most.size()),
                                             most.before.record_id, in_words(most.before.at),
                                             most.after.record_id, in_words(most.after.at)),
                    .basis = fmt::format("record numbers rise and times fall; threshold: by {}",
                                         in_words(least_))};
    for (const auto& fall : falls) {
      finding.evidence.push_back(fall.before.event);
      finding.evidence.push_back(fall.after.event);
    }
    return finding;
  }

  evtx::Ticks least_;
  std::map<Log, std::vector<Dated>> logs_{};
};

}  // namespace

std::unique_ptr<Check> time_changed(const Inquiry& inquiry) {
  return std::make_unique<TimeChanged>(inquiry.thresholds);
}

std::unique_ptr<Check> time_backwards(const Inquiry& inquiry) {
  return std::make_unique<TimeBackwards>(inquiry.thresholds);
}

}  // namespace timeline
