#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <set>

#include "evtx/timestamp.h"
#include "timeline/sa_event.h"

namespace timeline {

/// Brings the events of one log from the order of their times into that in which they were written.
/// The two differ where several threads log at once: an SA's end may have a time that is some
/// microseconds before its start's, though its record comes behind. Within a few seconds the record
/// ids decide, over more than that the times do, since ids may start over.
class LogOrder {
 public:
  /// Within so much of one another events are ordered by record id.
  static constexpr evtx::Ticks kReach = std::chrono::seconds(5);

  /// Takes the events of the log in the order in which they were written.
  using Take = std::function<void(const SaEvent& event)>;

  /// Adds the next one by time (those without a time come first), and gives to `take` those whose
  /// place is certain by then. Nothing moves across a `log_cleared`, behind which record ids may
  /// start over.
  void add(const SaEvent& event, const Take& take);
  /// Gives to `take` those that are left: none comes any more.
  void close(const Take& take);

 private:
  struct ByRecord {
    bool operator()(const SaEvent& a, const SaEvent& b) const;
  };

  void give_first(const Take& take);

  std::set<SaEvent, ByRecord> waiting_{};
  std::multiset<std::optional<evtx::Timestamp>> moments_{};  // of those that wait
};

}  // namespace timeline
