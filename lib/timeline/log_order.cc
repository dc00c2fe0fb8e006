#include "timeline/log_order.h"

#include <tuple>

namespace timeline {

// A row for missing records has the id of the record behind them, and comes before it.
bool LogOrder::ByRecord::operator()(const SaEvent& a, const SaEvent& b) const {
  const auto place = [](const SaEvent& event) {
    return std::tuple(event.record_id, event.kind != events::Kind::records_missing, event.index);
  };
  return place(a) < place(b);
}

void LogOrder::add(const SaEvent& event, const Take& take) {
  const bool is_border = event.kind == events::Kind::log_cleared;
  if (is_border) close(take);
  while (event.moment && !waiting_.empty() && *moments_.begin() < *event.moment - kReach)
    give_first(take);
  waiting_.insert(event);
  moments_.insert(event.moment);
  if (is_border) close(take);
}

void LogOrder::close(const Take& take) {
  while (!waiting_.empty()) give_first(take);
}

void LogOrder::give_first(const Take& take) {
  const auto first = waiting_.begin();
  moments_.erase(moments_.find(first->moment));
  take(*first);
  waiting_.erase(first);
}

}  // namespace timeline
