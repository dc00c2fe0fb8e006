#include "evtx/slack.h"

#include "chunk_bytes.h"
#include "testing.h"

namespace {

// Three records, of which the header names the first; behind them bytes that only look like one.
evtx::Chunk chunk_with_slack() {
  auto bytes = chunk_bytes::chunk(1, 3);
  bytes.put(512 + 3 * 64, std::uint32_t{0x2a2a}).put(512 + 3 * 64 + 4, std::uint32_t{40});
  bytes.put(48, std::uint32_t{512 + 64}).put(32, std::uint64_t{1});
  chunk_bytes::sign(bytes);
  return chunk_bytes::parsed(bytes);
}

evtx::Record record(const char* created, const char* written, std::uint64_t id = 7) {
  evtx::Record record{.id = id, .written = evtx::from_iso8601(written)};
  record.system.time_created = evtx::from_iso8601(created);
  return record;
}

}  // namespace

TEST_CASE("whole records are found behind the used part of a chunk") {
  const auto chunk = chunk_with_slack();
  const auto live = chunk_bytes::frames_of(chunk);
  REQUIRE(live.size() == 1);
  const auto frames = evtx::frames_in_slack(chunk, live);
  REQUIRE(frames.size() == 2);
  CHECK(frames[0].id == 2);
  CHECK(frames[0].position == 512 + 64);
  CHECK(frames[1].id == 3);
}

TEST_CASE("a chunk that is used to its end has no slack") {
  const auto chunk = chunk_bytes::parsed(chunk_bytes::chunk(1, 1016));
  CHECK(evtx::frames_in_slack(chunk, chunk_bytes::frames_of(chunk)).empty());
}

TEST_CASE("a recovered record makes sense if its times and its id do") {
  const std::vector<evtx::Frame> live{{.id = 1}, {.id = 2}};
  CHECK(evtx::makes_sense(record("2026-01-02T03:04:05Z", "2026-01-02T03:04:35Z"), live));
  CHECK_FALSE(evtx::makes_sense(record("2026-01-02T03:04:05Z", "2026-01-04T03:04:05Z"), live));
  CHECK_FALSE(evtx::makes_sense(record("1999-01-02T03:04:05Z", "1999-01-02T03:04:05Z"), live));
  CHECK_FALSE(evtx::makes_sense(record("2200-01-02T03:04:05Z", "2200-01-02T03:04:05Z"), live));
  CHECK_FALSE(evtx::makes_sense(record("no time", "2026-01-02T03:04:05Z"), live));
  CHECK_FALSE(evtx::makes_sense(record("2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z", 2), live));
  CHECK_FALSE(evtx::makes_sense(record("2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z", 0), live));
}
