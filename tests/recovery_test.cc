#include "timeline/recovery.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "evtx/error.h"
#include "evtx/file_header.h"
#include "evtx/native_reader.h"
#include "evtx_writer/damage.h"
#include "evtx_writer/log.h"
#include "memory_source.h"
#include "stories/main_mode.h"
#include "testing.h"
#include "timeline/collect.h"
#include "timeline/inspection.h"

namespace {

using evtx_writer::Form;
using timeline::RecordKey;
using timeline::SlackOnly;
using LogBytes = std::vector<std::byte>;
using Keys = std::set<RecordKey>;

// Of a Windows log: a chunk is filled in memory that still holds the one before.
void fill_slack_from(LogBytes& log, std::size_t from, std::size_t to) {
  const auto begin = [](std::size_t chunk) {
    return evtx::kFileHeaderSize + chunk * evtx::kChunkSize;
  };
  const auto header = evtx::read_chunk_header(std::span(log).subspan(begin(to)));
  const auto source = std::span(log).subspan(begin(from), evtx::kChunkSize);
  const auto slack = source.subspan(header.free_space_offset);
  std::ranges::copy(slack, log.begin() + static_cast<std::ptrdiff_t>(begin(to)) +
                               static_cast<std::ptrdiff_t>(header.free_space_offset));
}

// Two chunks, the second one shorter; and if `times` is 2, a third one like the second.
LogBytes log_of_chunks(std::size_t times) {
  evtx_writer::Log log;
  for (std::uint64_t id = 1; id <= 6; ++id)
    log.add(stories::ended("2026-08-01T01:00:00Z", id, {}, id), Form::today);
  for (std::uint64_t i = 0; i < times; ++i) {
    log.close_chunk();
    log.add(stories::ended("2026-08-01T02:00:00Z", 10 + i, {}, 10), Form::today);
  }
  return log.bytes();
}

timeline::Collection recovered(const LogBytes& log, const timeline::Filter& filter = {}) {
  const auto source = memory_source(log);
  return timeline::collect(std::span(&source, 1), {.filter = filter,
                                                   .threads = 2,
                                                   .crosscheck = timeline::Crosscheck::first,
                                                   .recovery = timeline::Recovery::on});
}

// Of all events, not only Main Mode ones.
std::uint64_t inspected(const LogBytes& log) {
  const auto source = memory_source(log);
  return timeline::inspect(std::span(&source, 1), 2, {}).at(0).account.counts.recovered;
}

// The ids of the recovered events, in time order.
std::vector<std::uint64_t> ids_of(const timeline::Collection& collection) {
  std::vector<std::uint64_t> ids;
  for (const auto& event : collection.events)
    if (event.record_state == evtx::RecordState::recovered) ids.push_back(event.record_id);
  return ids;
}

}  // namespace

TEST_CASE("what is recovered and live in the same log, in whatever order, is not only in slack") {
  SlackOnly slack;
  slack.add({{1, 10}, {2, 20}}, std::vector<RecordKey>{{3, 30}, {4, 40}, {5, 50}});
  slack.add({{3, 30}}, std::vector<RecordKey>{{2, 20}, {4, 40}});
  CHECK(slack.take() == Keys{{4, 40}, {5, 50}});
  CHECK(slack.take().empty());
}

TEST_CASE("a record is another one if it was written at another time") {
  SlackOnly slack;
  slack.add({{1, 10}}, std::vector<RecordKey>{{1, 11}});
  CHECK(slack.take() == Keys{{1, 11}});
}

TEST_CASE("records in the slack of a chunk that can be read come with their frames") {
  evtx_writer::Log log;
  log.add(stories::ended("2026-08-01T01:00:00Z", 1, {}, 1), Form::today);
  log.add(stories::logoff("2026-08-01T01:00:00Z", 2), Form::today);
  log.add(stories::ended("2026-08-01T01:00:00Z", 3, {}, 3), Form::today);
  auto bytes = log.bytes();
  evtx_writer::take_back(bytes, 0, 2);
  const auto chunk = evtx::chunk_of({bytes.begin() + evtx::kFileHeaderSize, bytes.end()}, 4096);
  evtx::RecordWalk walk(chunk);
  const std::vector live{std::get<evtx::Frame>(walk.next().value())};
  const auto records = timeline::recovered_records(chunk, live, evtx::read_natively);
  REQUIRE(records.size() == 2);
  CHECK(records[0].frame.id == 2);
  CHECK(records[1].record.id == 3);
  CHECK(records[1].record.state == evtx::RecordState::recovered);
  CHECK(records[1].record.offset == 4096 + records[1].frame.position);
  const auto none = [](const evtx::Chunk&, std::span<const evtx::Frame> frames) {
    return std::vector<evtx::ReadResult>(frames.size(), evtx::Error("cannot be read"));
  };
  CHECK(timeline::recovered_records(chunk, live, none).empty());
}

TEST_CASE("what the slack of a chunk has of the chunk before is not recovered: it is live there") {
  auto log = log_of_chunks(1);
  REQUIRE(recovered(log).accounts.at(0).counts.recovered == 0);
  fill_slack_from(log, 0, 1);
  const auto collection = recovered(log);
  CHECK(collection.accounts.at(0).counts.main_mode == 7);
  CHECK(collection.accounts.at(0).counts.recovered == 0);
  CHECK(collection.events.size() == 7);
  CHECK(inspected(log) == 0);
}

TEST_CASE("where a chunk has lost its header, its records are live, and what lies behind is not") {
  auto log = log_of_chunks(1);
  fill_slack_from(log, 0, 1);
  const auto second = evtx::kFileHeaderSize + evtx::kChunkSize;
  std::ranges::fill(std::span(log).subspan(second, 44), std::byte{0});
  const auto collection = recovered(log);
  const auto& counts = collection.accounts.at(0).counts;
  CHECK(counts.main_mode == 7);
  CHECK(counts.recovered == 0);
  std::set<std::uint64_t> ids;
  for (const auto& event : collection.events) ids.insert(event.record_id);
  CHECK(ids == std::set<std::uint64_t>{1, 2, 3, 4, 5, 6, 10});
  CHECK(collection.events.size() == ids.size());
}

TEST_CASE("what stands only in the slack of two chunks is recovered once") {
  auto log = log_of_chunks(2);
  fill_slack_from(log, 0, 1);
  fill_slack_from(log, 0, 2);
  evtx_writer::take_back(log, 0, 3);  // its slack has the same three records
  const auto collection = recovered(log);
  CHECK(ids_of(collection) == std::vector<std::uint64_t>{4, 5, 6});
  const auto& counts = collection.accounts.at(0).counts;
  CHECK(counts.main_mode == 5);
  CHECK(counts.recovered == 3);
  CHECK(counts.in_full == 3);
  CHECK(counts.second_opinions == 3 + 1);
  CHECK(inspected(log) == 3);
}

TEST_CASE("of recovered events, too, those that the filter does not want are counted apart") {
  evtx_writer::Log log;
  log.add(stories::ended("2026-08-01T01:00:00Z", 1, {}, 1), Form::today);
  log.add(stories::ended("2026-08-01T02:00:00Z", 2, {}, 2), Form::today);
  log.add(stories::failed("2026-08-01T03:00:00Z", 3, {}, {}), Form::today);
  auto bytes = log.bytes();
  evtx_writer::take_back(bytes, 0, 2);
  const auto collection = recovered(bytes, {.event_ids = {4653}});
  const auto& counts = collection.accounts.at(0).counts;
  CHECK(ids_of(collection) == std::vector<std::uint64_t>{3});
  CHECK(counts.main_mode == 1);
  CHECK(counts.recovered == 1);
  CHECK(counts.filtered == 2);
}

TEST_CASE("the recovered events of one log have nothing to do with those of another") {
  auto with_slack = log_of_chunks(1);
  evtx_writer::take_back(with_slack, 0, 2);
  const auto live = log_of_chunks(1);
  const std::vector sources{memory_source(with_slack, "slack.evtx"),
                            memory_source(live, "live.evtx")};
  const auto collection = timeline::collect(sources, {.recovery = timeline::Recovery::on});
  CHECK(ids_of(collection) == std::vector<std::uint64_t>{5, 6});
  CHECK(collection.accounts.at(0).counts.recovered == 2);
  CHECK(collection.accounts.at(1).counts.recovered == 0);
}
