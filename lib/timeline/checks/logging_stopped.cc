#include "timeline/checks/logging_stopped.h"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "events/catalogue.h"
#include "timeline/filter.h"
#include "timeline/wording.h"

namespace timeline {
namespace {

// Where these stand says little: a gap has the time of the record behind it, and while the clock is
// set, as it is at a start-up, times are not in order. A shutdown may be logged when the service
// has stopped.
bool is_passed_over(events::Kind kind) {
  return kind == events::Kind::records_missing || kind == events::Kind::time_changed ||
         kind == events::Kind::system_stopped;
}

// A computer that shuts down stops the service too, and may log the shutdown behind that: then the
// next event is its start-up, however much later, or there is none. One that does not audit
// start-ups does not tell the two apart.
class LoggingStopped : public Check {
 public:
  void see(std::size_t place, const events::Event& event) override {
    const auto at = moment(event);
    if (is_passed_over(event.kind) || !at) return;
    if (event.kind == events::Kind::system_started) audits_start_.insert(event.computer);
    if (const auto stopped = stopped_.find(event.computer); stopped != stopped_.end()) {
      if (event.kind != events::Kind::system_started)
        findings_[event.computer].push_back(
            finding(stopped->second, {.event = place, .at = *at}, event));
      stopped_.erase(stopped);
    }
    if (event.kind == events::Kind::logging_stopped)
      stopped_[event.computer] = {.event = place, .at = *at};
  }

  [[nodiscard]] std::vector<Finding> findings() const override {
    std::vector<Finding> all;
    for (const auto& [computer, findings] : findings_)
      if (audits_start_.contains(computer)) all.insert(all.end(), findings.begin(), findings.end());
    return all;
  }

 private:
  struct Moment {
    std::size_t event = 0;
    evtx::Timestamp at{};
  };

  static Finding finding(const Moment& stop, const Moment& next, const events::Event& event) {
    return {.id = "logging-stopped",
            .severity = Severity::medium,
            .statement = fmt::format("on {} the event log service shut down at {}; no start-up of "
                                     "the computer is logged before the next Main Mode or context "
                                     "event, which is {}, {} later",
                                     named(event.computer), in_words(stop.at),
                                     events::name(event.kind), in_words(next.at - stop.at)),
            .basis =
                "1100 whose next Main Mode or context event is no 4608, on a computer that "
                "logs 4608",
            .evidence = {stop.event, next.event}};
  }

  std::map<std::string_view, Moment> stopped_{};                 // the last stop, by computer
  std::map<std::string_view, std::vector<Finding>> findings_{};  // by computer
  std::set<std::string_view> audits_start_{};                    // computers that log it
};

}  // namespace

std::unique_ptr<Check> logging_stopped(const Inquiry& /*inquiry*/) {
  return std::make_unique<LoggingStopped>();
}

}  // namespace timeline
