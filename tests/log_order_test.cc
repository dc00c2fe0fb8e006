#include "timeline/log_order.h"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "testing.h"

namespace {

using std::chrono::minutes;
using timeline::SaEvent;

constexpr auto kEnded = events::Kind::ended;
constexpr std::uint32_t kArchive = 1;

SaEvent event(std::size_t index, std::uint64_t record_id, const std::string& time,
              events::Kind kind = kEnded) {
  return {.index = index,
          .moment = evtx::from_iso8601("2026-01-02T" + time),
          .record_id = record_id,
          .offset = 1000 * record_id,
          .kind = kind};
}

SaEvent in_archive(SaEvent event) {
  event.source = kArchive;
  return event;
}

SaEvent set_back(std::chrono::minutes by, SaEvent event) {
  event.set_back = by;
  return event;
}

// Places in order; a `!` is before what is out of order, a `?` behind what has another place.
std::string order_of(timeline::SaEvents events) {
  std::string order;
  for (const auto& event : timeline::in_written_order(std::move(events)))
    order += (event.is_out_of_order ? " !" : " ") + std::to_string(event.index) +
             (event.has_other_place ? "?" : "");
  return order;
}

}  // namespace

TEST_CASE("what is in order stays so") {
  CHECK(order_of({event(0, 1, "10:00:00"), event(1, 2, "10:00:01"), event(2, 3, "11:00:00")}) ==
        " 0 1 2");
  CHECK(order_of({}).empty());
}

TEST_CASE("within five seconds the record ids decide, and nothing is said of it") {
  CHECK(order_of({in_archive(event(0, 2, "10:00:00")), event(1, 1, "10:00:05")}) == " 1 0");
}

TEST_CASE("in one file record ids decide, whatever the times are, and that is marked") {
  CHECK(order_of({event(0, 101, "11:40:00"), event(1, 102, "11:45:00"),
                  event(2, 100, "12:30:00")}) == " 2 !0 1");
  CHECK(order_of({event(0, 8, "11:00:00"), event(1, 10, "11:10:00"), event(2, 11, "11:20:00"),
                  event(3, 9, "11:30:00"), event(4, 12, "11:40:00")}) == " 0 3 !1 2 4");
}

TEST_CASE("a record that is not behind the other one in the file was not written behind it") {
  auto early = event(0, 900, "10:00:00");
  early.offset = 500;
  CHECK(order_of({early, event(1, 1, "11:00:00"), event(2, 2, "12:00:00")}) == " 0? !1? 2?");
}

TEST_CASE("between files times decide, unless a clock that is set back is seen") {
  CHECK(order_of({in_archive(event(0, 900, "10:00:00")), event(1, 5, "11:00:00")}) == " 0? !1?");
  CHECK(order_of({set_back(minutes(60), event(0, 101, "11:40:00")), event(1, 102, "11:45:00"),
                  in_archive(event(2, 100, "12:30:00"))}) == " 2 !0 1");
  CHECK(order_of({event(0, 102, "11:45:00"), in_archive(event(1, 100, "12:30:00")),
                  in_archive(set_back(minutes(60), event(2, 101, "12:40:00")))}) == " 1 2 !0");
}

TEST_CASE("a step back that is smaller than the fall does not make it") {
  CHECK(order_of({set_back(minutes(40), event(0, 101, "11:40:00")),
                  in_archive(event(1, 100, "12:30:00"))}) == " 0? !1?");
}

TEST_CASE("recovered records may lie anywhere in their file") {
  auto recovered = event(0, 900, "10:00:00");
  recovered.is_recovered = true;
  CHECK(order_of({recovered, event(1, 5, "11:00:00")}) == " 0? !1?");
}

TEST_CASE("what has the same place by its time and its record id is not marked") {
  CHECK(order_of({event(0, 3, "09:00:00"), in_archive(event(1, 900, "10:00:00")),
                  event(2, 5, "11:00:00"), event(3, 901, "12:00:00")}) == " 0 1? !2? 3");
}

TEST_CASE("where times decide, what is near is still ordered by record id") {
  CHECK(order_of({in_archive(event(0, 900, "10:00:00")), event(1, 6, "11:00:00"),
                  event(2, 5, "11:00:01")}) == " 0? !2? 1?");
}

TEST_CASE("what is missing comes before the record behind it") {
  CHECK(order_of({event(0, 7, "10:00:00"),
                  event(1, 7, "10:00:00", events::Kind::records_missing)}) == " 1 0");
}

TEST_CASE("a log whose ids start over as it is cleared is in order up to there, and behind it") {
  const auto cleared = events::Kind::log_cleared;
  CHECK(
      order_of({event(0, 8, "10:00:00"), event(1, 7, "10:00:00"), event(2, 1, "10:00:01", cleared),
                event(3, 3, "10:00:01"), event(4, 2, "10:00:01")}) == " 1 0 2 4 3");
}

TEST_CASE("a log whose ids go on as it is cleared is in their order") {
  const auto cleared = events::Kind::log_cleared;
  CHECK(order_of({event(0, 8, "10:00:00"), event(1, 9, "10:30:00", cleared),
                  event(2, 7, "11:00:00")}) == " 2 !0 1");
}

TEST_CASE("events without a time are where their record ids are") {
  CHECK(order_of({event(0, 9, ""), event(1, 7, ""), event(2, 8, "10:00:00")}) == " 1 2 0");
}

TEST_CASE("logs of one computer are put together by time") {
  const timeline::SaEvents one{event(0, 1, "10:00:00"), event(3, 2, "10:30:00")};
  const timeline::SaEvents other{event(1, 7, "10:10:00"), event(4, 8, "11:00:00")};
  std::vector<std::size_t> order;
  for (const auto& event : timeline::merged({one, other})) order.push_back(event.index);
  CHECK(order == std::vector<std::size_t>{0, 1, 3, 4});
}

TEST_CASE("what a log has behind a clock that was set back stays behind") {
  const timeline::SaEvents one{event(2, 1, "12:00:00"), event(0, 2, "11:00:00")};
  const timeline::SaEvents other{event(1, 7, "11:30:00"), event(3, 8, "12:30:00")};
  std::vector<std::size_t> order;
  for (const auto& event : timeline::merged({one, other})) order.push_back(event.index);
  CHECK(order == std::vector<std::size_t>{1, 2, 0, 3});
}
