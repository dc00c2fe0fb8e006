#include "timeline/closed_sessions.h"

#include "check_run.h"

using check_run::event;
using check_run::Kind;
using check_run::minutes;
using check_run::seconds;

namespace {

// Up, up, down, down a minute after one another.
timeline::ClosedSessions seen(const std::vector<timeline::Session>& sessions) {
  timeline::ClosedSessions closed(sessions);
  closed.see(0, event(Kind::established, minutes(0)));
  closed.see(1, event(Kind::established, minutes(1)));
  closed.see(2, event(Kind::ended, minutes(2)));
  closed.see(3, event(Kind::ended, minutes(3)));
  closed.see(1000, event(Kind::ended, minutes(4)));
  return closed;
}

}  // namespace

TEST_CASE("how long an SA was up is known by its end") {
  const auto closed = seen({{.start = 0, .end = 3}, {.start = 1}, {.end = 2}});
  const auto session = closed.closed_with(3);
  REQUIRE(session);
  CHECK(session->start == 0);
  CHECK(session->end == 3);
  CHECK(session->up == minutes(3));
  for (const std::size_t other : {0U, 1U, 2U, 1000U}) CHECK_FALSE(closed.closed_with(other));
}

TEST_CASE("an SA whose end has a time a little before its start was up for no time") {
  timeline::ClosedSessions closed(std::vector<timeline::Session>{{.start = 1, .end = 0}});
  closed.see(0, event(Kind::ended, seconds(0)));
  closed.see(1, event(Kind::established, seconds(5)));
  CHECK_FALSE(closed.closed_with(0));
  const auto session = closed.closed_with(1);
  REQUIRE(session);
  CHECK(session->start == 1);
  CHECK(session->end == 0);
  CHECK(session->up == seconds(0));
}

TEST_CASE("an SA that ends long before it begins has no duration") {
  CHECK_FALSE(seen({{.start = 3, .end = 2}}).closed_with(3));
  CHECK_FALSE(seen({{.start = 3, .end = 2}}).closed_with(2));
  CHECK_FALSE(seen({{.start = 2, .end = 2}}).closed_with(2));
}

TEST_CASE("an SA whose times are not known has no duration") {
  const std::vector<timeline::Session> sessions{{.start = 0, .end = 1}, {.start = 2, .end = 3}};
  timeline::ClosedSessions closed(sessions);
  auto timeless = event(Kind::established, minutes(0));
  timeless.time.reset();
  closed.see(0, timeless);
  closed.see(1, event(Kind::ended, minutes(1)));
  closed.see(2, event(Kind::established, minutes(2)));
  closed.see(3, timeless);
  CHECK_FALSE(closed.closed_with(1));
  CHECK_FALSE(closed.closed_with(3));
}
