#include "timeline/log_order.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <span>
#include <tuple>
#include <utility>

namespace timeline {
namespace {

using Events = std::span<SaEvent>;
using Moment = std::optional<evtx::Timestamp>;

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
bool mark_falls(Events by_record) {
  const SaEvent* before = nullptr;  // the last one with a time
  for (auto& event : by_record) {
    event.is_out_of_order = before != nullptr && is_earlier(event, before->moment);
    if (event.is_out_of_order && !was_clock_set(event, *before)) return false;
    if (event.moment) before = &event;
  }
  return true;
}

/// Orders by time, and what is near by record id.
class ByTime {
 public:
  void add(const SaEvent& event) {
    while (!waiting_.empty() && is_earlier_than(*moments_.begin(), event)) take_first();
    waiting_.insert(event);
    moments_.insert(event.moment);
  }

  std::vector<SaEvent> finish() {
    while (!waiting_.empty()) take_first();
    return std::move(ordered_);
  }

 private:
  static bool is_earlier_than(const Moment& moment, const SaEvent& event) {
    return event.moment && (!moment || *moment < *event.moment - kOrderReach);
  }

  void take_first() {
    const auto first = waiting_.begin();
    moments_.erase(moments_.find(first->moment));
    ordered_.push_back(*first);
    waiting_.erase(first);
  }

  std::vector<SaEvent> ordered_{};
  std::set<SaEvent, ByRecord> waiting_{};
  std::multiset<Moment> moments_{};  // of those that wait
};

// Marks where ids fall, and what would be elsewhere by its id.
void mark_contradictions(Events by_time) {
  std::uint64_t most = 0;
  std::uint64_t before = 0;
  for (auto& event : by_time) {
    event.is_out_of_order = event.record_id < std::exchange(before, event.record_id);
    event.has_other_place = event.record_id < most;
    most = std::max(most, event.record_id);
  }
  auto least = std::numeric_limits<std::uint64_t>::max();
  for (auto event = by_time.rbegin(); event != by_time.rend(); ++event) {
    event->has_other_place |= event->record_id > least;
    least = std::min(least, event->record_id);
  }
}

// Puts a stretch of a log, within which ids do not start over at a clearing, into order.
void order(Events stretch) {
  std::ranges::sort(stretch, ByRecord());
  if (mark_falls(stretch)) return;
  std::ranges::sort(stretch, {}, &SaEvent::index);
  ByTime ordering;
  for (const auto& event : stretch) ordering.add(event);
  std::ranges::copy(ordering.finish(), stretch.begin());
  mark_contradictions(stretch);
}

// How many events there are until the ids start over.
std::size_t until_cleared(Events by_time) {
  auto least = by_time.front().record_id;
  for (std::size_t i = 1; i < by_time.size(); ++i) {
    const auto& event = by_time[i];
    if (event.kind == events::Kind::log_cleared && event.record_id <= least) return i;
    least = std::min(least, event.record_id);
  }
  return by_time.size();
}

}  // namespace

std::vector<SaEvent> in_written_order(std::vector<SaEvent> by_time) {
  for (Events rest(by_time); !rest.empty();) {
    const auto size = until_cleared(rest);
    order(rest.first(size));
    rest = rest.subspan(size);
  }
  return by_time;
}

std::vector<SaEvent> merged(std::vector<std::vector<SaEvent>> logs) {
  if (logs.size() == 1) return std::move(logs.front());
  std::vector<std::pair<Moment, const SaEvent*>> places;  // each with the latest time until there
  for (const auto& log : logs) {
    Moment latest;
    for (const auto& event : log) {
      latest = std::max(latest, event.moment);
      places.emplace_back(latest, &event);
    }
  }
  std::ranges::stable_sort(places, {}, &std::pair<Moment, const SaEvent*>::first);
  std::vector<SaEvent> all;
  all.reserve(places.size());
  for (const auto& [latest, event] : places) all.push_back(*event);
  return all;
}

}  // namespace timeline
