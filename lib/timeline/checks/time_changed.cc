#include "timeline/checks/time_changed.h"

#include <fmt/format.h>

#include <map>
#include <string>

#include "events/field.h"
#include "events/time_step.h"
#include "timeline/wording.h"

namespace timeline {
namespace {

// Small steps are what the time service does all day.
class TimeChanged : public Check {
 public:
  explicit TimeChanged(const Thresholds& thresholds) : least_(thresholds.time_step) {}

  void see(std::size_t place, const events::Event& event) override {
    if (event.kind != events::Kind::time_changed) return;
    const auto step = events::time_step(event);
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
    events::TimeStep largest{};
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

}  // namespace

std::unique_ptr<Check> time_changed(const Inquiry& inquiry) {
  return std::make_unique<TimeChanged>(inquiry.thresholds);
}

}  // namespace timeline
