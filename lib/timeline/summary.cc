#include "timeline/summary.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "timeline/closed_sessions.h"
#include "timeline/double_starts.h"
#include "timeline/filter.h"
#include "timeline/findings.h"
#include "timeline/first_spellings.h"
#include "timeline/session_filter.h"

namespace timeline {
namespace {

/// Counts all events.
class TotalCounts {
 public:
  void see(const Session& session) {
    ++totals_.by_status.at(static_cast<std::size_t>(session.status));
  }
  void see_repeat() { ++totals_.repeats; }
  void leave_out() { ++totals_.left_out; }
  void see(const events::Event& event) {
    ++totals_.by_kind.at(static_cast<std::size_t>(event.kind));
    if (event.kind == events::Kind::records_missing) return;  // it stands with another record
    computers_.insert(event.computer);
    const auto at = moment(event);
    if (!at) return;
    totals_.last = at;
    if (!totals_.first) totals_.first = at;
  }

  [[nodiscard]] Totals totals() const {
    auto totals = totals_;
    totals.computers = computers_.size();
    return totals;
  }

 private:
  Totals totals_{};
  std::set<std::string_view> computers_{};
};

/// All that counts, together.
class Summing {
 public:
  Summing(std::size_t events, std::span<const Session> sessions, const Summarising& options)
      : options_(options), wanted_(events), closed_(sessions), starts_(sessions) {}

  void see(const Session& session) { totals_.see(session); }
  void see_repeat() { totals_.see_repeat(); }
  void see(std::size_t place, const events::Event& as_logged) {
    const auto& event = spellings_.of(as_logged);
    wanted_[place] = wants(options_.filter, event);
    closed_.see(place, event);
    findings_.see(place, event);
    if (wanted_[place])
      count(place, event);
    else
      totals_.leave_out();
  }

  [[nodiscard]] Summary summary() const {
    return {.thresholds = options_.thresholds,
            .totals = totals_.totals(),
            .peers = peers_.peers(),
            .reasons = reasons_.reasons(),
            .histogram = hours_.histogram(),
            .findings = wanted_findings(),
            .is_of_certain_events = !options_.filter.event_ids.empty()};
  }

 private:
  void count(std::size_t place, const events::Event& event) {
    totals_.see(event);
    if (is_counted(place)) return peers_.see_again(event);
    peers_.see(event, closed_.closed_with(place));
    reasons_.see(event);
    hours_.see(event);
  }

  // True for an event of an SA that another event has shown.
  [[nodiscard]] bool is_counted(std::size_t place) const {
    return starts_.is_second(place) && wanted_[*starts_.other(place)];
  }

  [[nodiscard]] std::vector<Finding> wanted_findings() const {
    auto findings = findings_.take();
    std::erase_if(findings, [this](const Finding& finding) {
      return std::ranges::none_of(finding.evidence,
                                  [this](std::size_t place) { return wanted_[place]; });
    });
    return findings;
  }

  const Summarising& options_;
  std::vector<bool> wanted_;  // by place
  FirstSpellings spellings_{};
  ClosedSessions closed_;
  DoubleStarts starts_;
  TotalCounts totals_{};
  PeerCounts peers_{};
  ReasonTotals reasons_{};
  HourCounts hours_{};
  Findings findings_{{.sessions = closed_, .starts = starts_, .thresholds = options_.thresholds}};
};

std::vector<JoinedFailure> wanted_failures(const EventList& events,
                                           std::span<const Session> sessions,
                                           const std::vector<bool>& is_copy, const Filter& filter) {
  auto failures = joined_failures(events, sessions, is_copy);
  std::erase_if(failures, [&](const JoinedFailure& failure) {
    return !wants(filter, events.at(failure.first)) || !wants(filter, events.at(failure.second));
  });
  return failures;
}

}  // namespace

Summary summarise(const EventList& events, const std::vector<bool>& is_copy,
                  std::span<const Session> sessions, const Summarising& options) {
  Summing summing(events.size(), sessions, options);
  for (const auto& session : sessions)
    if (wants(options.filter, session, events)) summing.see(session);
  for (std::size_t place = 0; const auto& event : events) {
    if (is_copy[place])
      summing.see_repeat();
    else
      summing.see(place, event);
    ++place;
  }
  auto summary = summing.summary();
  summary.failures_at_both_ends = wanted_failures(events, sessions, is_copy, options.filter);
  return summary;
}

}  // namespace timeline
