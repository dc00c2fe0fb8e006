#include "timeline/log_order.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace timeline {
namespace {

using Moment = std::optional<evtx::Timestamp>;

/// A stretch of a log.
struct Events {
  SaEvents::iterator first;
  SaEvents::iterator last;

  [[nodiscard]] SaEvents::iterator begin() const { return first; }
  [[nodiscard]] SaEvents::iterator end() const { return last; }
};

// A row for missing records has the id of the record behind them, and comes before it.
struct ByRecord {
  bool operator()(const SaEvent& a, const SaEvent& b) const {
    const auto place = [](const SaEvent& event) {
      return std::tuple(event.record_id, event.kind != events::Kind::records_missing, event.index);
    };
    return place(a) < place(b);
  }
};

bool is_earlier(const SaEvent& event, const Moment& before) {
  return event.moment && before && *event.moment < *before - kOrderReach;
}

bool is_behind_in_file(const SaEvent& event, const SaEvent& before) {
  return event.source == before.source && event.offset >= before.offset && !event.is_recovered &&
         !before.is_recovered;
}

// Whether it was written behind the other one, which has a later time.
bool was_clock_set(const SaEvent& event, const SaEvent& before) {
  const auto most = std::max(event.set_back, before.set_back) + kOrderReach;
  return is_behind_in_file(event, before) || *before.moment - *event.moment <= most;
}

// Marks where times fall; false if one does so for no reason that is seen.
bool mark_falls(const Events& by_record) {
  const SaEvent* before = nullptr;  // the last one with a time
  for (auto& event : by_record) {
    event.is_out_of_order = before != nullptr && is_earlier(event, before->moment);
    if (event.is_out_of_order && !was_clock_set(event, *before)) return false;
    if (event.moment) before = &event;
  }
  return true;
}

/// Orders a stretch by time, and what is near by record id, in its own place: what is written was
/// read before.
class ByTime {
 public:
  explicit ByTime(const Events& stretch) : next_(stretch.begin()) {
    for (const auto& event : stretch) add(event);
    while (!waiting_.empty()) take_first();
  }

 private:
  void add(const SaEvent& event) {
    while (!waiting_.empty() && is_earlier_than(*moments_.begin(), event)) take_first();
    waiting_.insert(event);
    moments_.insert(event.moment);
  }

  static bool is_earlier_than(const Moment& moment, const SaEvent& event) {
    return event.moment && (!moment || *moment < *event.moment - kOrderReach);
  }

  void take_first() {
    const auto first = waiting_.begin();
    moments_.erase(moments_.find(first->moment));
    *next_++ = *first;
    waiting_.erase(first);
  }

  SaEvents::iterator next_;
  std::set<SaEvent, ByRecord> waiting_{};
  std::multiset<Moment> moments_{};  // of those that wait
};

// Marks where ids fall, and what would be elsewhere by its id.
void mark_contradictions(const Events& by_time) {
  std::uint64_t most = 0;
  std::uint64_t before = 0;
  for (auto& event : by_time) {
    event.is_out_of_order = event.record_id < std::exchange(before, event.record_id);
    event.has_other_place = event.record_id < most;
    most = std::max(most, event.record_id);
  }
  auto least = std::numeric_limits<std::uint64_t>::max();
  for (auto event = by_time.last; event != by_time.first;) {
    --event;
    event->has_other_place |= event->record_id > least;
    least = std::min(least, event->record_id);
  }
}

// Puts a stretch of a log, within which ids do not start over at a clearing, into order.
void order(const Events& stretch) {
  if (!std::ranges::is_sorted(stretch, ByRecord())) std::ranges::sort(stretch, ByRecord());
  if (mark_falls(stretch)) return;
  std::ranges::sort(stretch, {}, &SaEvent::index);
  const ByTime ordered(stretch);
  mark_contradictions(stretch);
}

// Where the ids start over, or the end.
SaEvents::iterator until_cleared(const Events& by_time) {
  auto least = by_time.first->record_id;
  return std::ranges::find_if(std::next(by_time.first), by_time.last, [&](const SaEvent& event) {
    const bool starts_over = event.kind == events::Kind::log_cleared && event.record_id <= least;
    least = std::min(least, event.record_id);
    return starts_over;
  });
}

}  // namespace

SaEvents in_written_order(SaEvents by_time) {
  for (auto begin = by_time.begin(); begin != by_time.end();) {
    const auto end = until_cleared({begin, by_time.end()});
    order({begin, end});
    begin = end;
  }
  return by_time;
}

SaEvents merged(std::vector<SaEvents> logs) {
  if (logs.size() == 1) return std::move(logs.front());
  std::set<std::pair<Moment, std::size_t>>
      next;  // each log by its latest time until its next event
  for (std::size_t log = 0; log < logs.size(); ++log)
    if (!logs[log].empty()) next.emplace(logs[log].front().moment, log);
  SaEvents all;
  while (!next.empty()) {
    const auto [latest, log] = *next.begin();
    next.erase(next.begin());
    all.push_back(logs[log].front());
    logs[log].pop_front();
    if (!logs[log].empty()) next.emplace(std::max(latest, logs[log].front().moment), log);
  }
  return all;
}

}  // namespace timeline
