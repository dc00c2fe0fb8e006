#include "timeline/checks/time_backwards.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <tuple>

#include "timeline/filter.h"
#include "timeline/wording.h"

namespace timeline {
namespace {

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

std::unique_ptr<Check> time_backwards(const Inquiry& inquiry) {
  return std::make_unique<TimeBackwards>(inquiry.thresholds);
}

}  // namespace timeline
