#include "timeline/sa_event.h"

#include <chrono>
#include <utility>

#include "testing.h"

TEST_CASE("an event's place, id, addresses and time are kept") {
  const events::Event event{.kind = events::Kind::ended,
                            .time = evtx::from_iso8601("2026-01-02T10:00"),
                            .local = {.address = "192.0.2.1"},
                            .remote = {.address = "fe80::1%12"},
                            .sa_id = 0,
                            .record_id = 7,
                            .record_state = evtx::RecordState::recovered,
                            .has_wrong_checksum = true};
  const auto kept = timeline::sa_event(3, event);
  CHECK(kept.index == 3);
  CHECK(kept.kind == events::Kind::ended);
  CHECK(kept.moment == event.time);
  CHECK(kept.record_id == 7);
  CHECK(kept.has_sa_id);
  CHECK(kept.sa_id == 0);
  CHECK(kept.has_local);
  CHECK(kept.local == timeline::address_from("192.0.2.1"));
  CHECK(kept.has_remote);
  CHECK(kept.remote == timeline::address_from("fe80::1"));
  CHECK(kept.is_recovered);
  CHECK(kept.has_wrong_checksum);
}

TEST_CASE("what an event does not say is not there, and the time of writing stands in") {
  const events::Event event{.remote = {.address = "somewhere"},
                            .written = evtx::from_iso8601("2026-01-02T11:00")};
  const auto kept = timeline::sa_event(0, event);
  CHECK_FALSE(kept.has_sa_id);
  CHECK_FALSE(kept.has_local);
  CHECK_FALSE(kept.has_remote);
  CHECK_FALSE(kept.is_recovered);
  CHECK(kept.moment == event.written);
}

TEST_CASE("a disturbance is kept with its kind") {
  const auto kept = timeline::sa_event(0, {.kind = events::Kind::log_cleared});
  CHECK(kept.disturbance == timeline::Disturbance::gap);
}

TEST_CASE("the record's place in its file, and what is agreed of the SA, is kept") {
  const auto kept = timeline::sa_event(
      0,
      {.local = {.port = 500}, .remote = {.port = 4500}, .lifetime_minutes = 480, .offset = 4608});
  CHECK(kept.offset == 4608);
  CHECK(kept.local_port == 500);
  CHECK(kept.remote_port == 4500);
  CHECK(kept.lifetime_minutes == 480);
}

TEST_CASE("a clock that was set back tells by how much, one that was set forward does not") {
  events::Event event{
      .kind = events::Kind::time_changed,
      .raw = {{"PreviousTime", "2026-01-02T10:00:00Z"}, {"NewTime", "2026-01-02T09:00:00Z"}}};
  CHECK(timeline::sa_event(0, event).set_back == std::chrono::hours(1));
  std::swap(event.raw[0].value, event.raw[1].value);
  CHECK(timeline::sa_event(0, event).set_back == evtx::Ticks{0});
}
