#include "timeline/session.h"

#include "hand_made_list.h"
#include "testing.h"

namespace {

using hand_made::down;
using hand_made::up;
using timeline::SessionStatus;

}  // namespace

TEST_CASE("an SA may begin in one file and end in another, whatever their order") {
  const hand_made::File archive{"Archive-Security.evtx", {up("2026-01-02T10:00:00Z", 1, 5)}};
  const hand_made::File current{"Security.evtx", {down("2026-01-02T11:00:00Z", 2, 5)}};
  for (const auto& files : {std::vector{archive, current}, std::vector{current, archive}}) {
    const auto sessions = timeline::sessions(hand_made::list(files));
    REQUIRE(sessions.size() == 1);
    CHECK(sessions[0].status == SessionStatus::closed);
    CHECK(sessions[0].start == 0U);
    CHECK(sessions[0].end == 1U);
    CHECK(sessions[0].confidence == "sure");
  }
}

TEST_CASE("a record that an archive and its backup both hold counts once") {
  const std::vector<evtx::Record> records{up("2026-01-02T10:00:00Z", 1, 5),
                                          down("2026-01-02T11:00:00Z", 2, 5)};
  const auto sessions =
      timeline::sessions(hand_made::list({{"archive", records}, {"backup", records}}));
  REQUIRE(sessions.size() == 1);
  CHECK(sessions[0].status == SessionStatus::closed);
  CHECK(sessions[0].start == 0U);
  CHECK(sessions[0].end == 2U);
}

TEST_CASE("the sessions of two hosts are joined") {
  const hand_made::Ends mirrored{"198.51.100.7", "192.0.2.1"};
  auto responder = up("2026-01-02T10:01:30Z", 70, 12, mirrored, "WEST");
  responder.event_data[3].value = "%%8206";
  const auto sessions = timeline::sessions(
      hand_made::list({{"east", {up("2026-01-02T10:00:00Z", 1, 5)}}, {"west", {responder}}}));
  REQUIRE(sessions.size() == 2);
  CHECK(sessions[0].peer == 1U);
  CHECK(sessions[0].clock_offset == 90.0);
  CHECK(sessions[1].peer == 0U);
  CHECK(sessions[1].clock_offset == -90.0);
}

TEST_CASE("a list without events has no sessions") {
  CHECK(timeline::sessions(hand_made::list({})).empty());
}
