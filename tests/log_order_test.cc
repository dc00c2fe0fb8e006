#include "timeline/log_order.h"

#include <string>
#include <vector>

#include "testing.h"

namespace {

using timeline::SaEvent;

SaEvent event(std::size_t index, std::uint64_t record_id, const std::string& time,
              events::Kind kind = events::Kind::ended) {
  return {.index = index,
          .moment = evtx::from_iso8601("2026-01-02T" + time),
          .record_id = record_id,
          .kind = kind};
}

std::vector<std::size_t> order_of(const std::vector<SaEvent>& events) {
  std::vector<std::size_t> order;
  const auto take = [&](const SaEvent& event) { order.push_back(event.index); };
  timeline::LogOrder log;
  for (const auto& one : events) log.add(one, take);
  log.close(take);
  return order;
}

using Order = std::vector<std::size_t>;

}  // namespace

TEST_CASE("what is in order stays so") {
  CHECK(order_of({event(0, 1, "10:00:00"), event(1, 2, "10:00:01"), event(2, 3, "11:00:00")}) ==
        Order{0, 1, 2});
}

TEST_CASE("within five seconds the record ids decide, beyond the times do") {
  CHECK(order_of({event(0, 2, "10:00:00"), event(1, 1, "10:00:05")}) == Order{1, 0});
  CHECK(order_of({event(0, 2, "10:00:00"), event(1, 1, "10:00:05.0000001")}) == Order{0, 1});
}

TEST_CASE("an event is given as soon as none can come before it") {
  Order order;
  const auto take = [&](const SaEvent& event) { order.push_back(event.index); };
  timeline::LogOrder log;
  log.add(event(0, 2, "10:00:00"), take);
  log.add(event(1, 3, "10:00:04"), take);
  CHECK(order.empty());
  log.add(event(2, 1, "10:00:06"), take);
  CHECK(order == Order{0});
  log.close(take);
  CHECK(order == Order{0, 2, 1});
}

TEST_CASE("what is missing comes before the record behind it") {
  CHECK(order_of({event(0, 7, "10:00:00"),
                  event(1, 7, "10:00:00", events::Kind::records_missing)}) == Order{1, 0});
}

TEST_CASE("a log that is cleared is in order up to there, and from there on") {
  const auto cleared = events::Kind::log_cleared;
  CHECK(
      order_of({event(0, 8, "10:00:00"), event(1, 7, "10:00:00"), event(2, 1, "10:00:01", cleared),
                event(3, 3, "10:00:01"), event(4, 2, "10:00:01")}) == Order{1, 0, 2, 4, 3});
}

TEST_CASE("events without a time are in the order of their record ids, before all others") {
  CHECK(order_of({event(0, 9, ""), event(1, 8, ""), event(2, 1, "10:00:00")}) == Order{1, 0, 2});
}
