#include "timeline/summary.h"

#include <set>
#include <string_view>

#include "timeline/closed_sessions.h"
#include "timeline/copies.h"
#include "timeline/filter.h"
#include "timeline/findings.h"
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
  Summing(std::span<const Session> sessions, const Summarising& options)
      : options_(options), closed_(sessions) {}

  void see(const Session& session) { totals_.see(session); }
  void see_repeat() { totals_.see_repeat(); }
  void see(std::size_t place, const events::Event& event) {
    closed_.see(place, event);
    if (!wants(options_.filter, event)) return totals_.leave_out();
    totals_.see(event);
    peers_.see(event, closed_.ended_by(place));
    reasons_.see(event);
    hours_.see(event);
    findings_.see(place, event);
  }

  [[nodiscard]] Summary summary() const {
    return {.thresholds = options_.thresholds,
            .totals = totals_.totals(),
            .peers = peers_.peers(),
            .reasons = reasons_.reasons(),
            .histogram = hours_.histogram(),
            .findings = findings_.take()};
  }

 private:
  const Summarising& options_;
  ClosedSessions closed_;
  TotalCounts totals_{};
  PeerCounts peers_{};
  ReasonTotals reasons_{};
  HourCounts hours_{};
  Findings findings_{{.sessions = closed_, .thresholds = options_.thresholds}};
};

}  // namespace

Summary summarise(const EventList& events, std::span<const Session> sessions,
                  const Summarising& options) {
  Summing summing(sessions, options);
  for (const auto& session : sessions)
    if (wants(options.filter, session, events)) summing.see(session);
  const auto is_copy = copies(events);
  for (std::size_t place = 0; const auto& event : events) {
    if (is_copy[place])
      summing.see_repeat();
    else
      summing.see(place, event);
    ++place;
  }
  auto summary = summing.summary();
  summary.failures_at_both_ends = joined_failures(events, sessions, is_copy);
  std::erase_if(summary.failures_at_both_ends, [&](const JoinedFailure& failure) {
    return !wants(options.filter, events.at(failure.first)) ||
           !wants(options.filter, events.at(failure.second));
  });
  return summary;
}

}  // namespace timeline
