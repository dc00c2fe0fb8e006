// The logs that bench/write_log writes are what is measured with: they must be sound.

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "bench/chunk_supply.h"
#include "bytes.h"
#include "evtx/chunk_walk.h"
#include "evtx/compare.h"
#include "evtx/libevtx/reader.h"
#include "evtx/native_reader.h"
#include "evtx_writer/log.h"
#include "testing.h"

namespace {

std::vector<std::byte> log_of(bench::ChunkSupply& supply, std::size_t chunks) {
  std::vector<std::byte> bodies;
  for (std::size_t count = 0; count < chunks; ++count)
    std::ranges::copy(supply.next(), std::back_inserter(bodies));
  auto log = evtx_writer::file_header(chunks, supply.record_count() + 1);
  log.insert(log.end(), bodies.begin(), bodies.end());
  return log;
}

// The chunks of a log, each of them sound.
std::vector<evtx::Chunk> chunks_of(const std::vector<std::byte>& log) {
  MemoryStream stream(log);
  evtx::ChunkWalk walk(stream);
  std::vector<evtx::Chunk> chunks;
  while (const auto piece = walk.next()) {
    chunks.push_back(std::get<evtx::Chunk>(*piece));
    const auto& header = chunks.back().header;
    CHECK(header.is_trustworthy());
    CHECK(evtx::records_checksum(chunks.back()) == header.records_checksum);
  }
  return chunks;
}

std::vector<evtx::Frame> frames_of(const evtx::Chunk& chunk) {
  evtx::RecordWalk walk(chunk);
  std::vector<evtx::Frame> frames;
  while (const auto step = walk.next()) frames.push_back(std::get<evtx::Frame>(*step));
  REQUIRE(!frames.empty());
  CHECK(chunk.header.first_record_id == frames.front().id);
  CHECK(chunk.header.last_record_id == frames.back().id);
  return frames;
}

std::vector<evtx::Record> records_of(const std::vector<std::byte>& log) {
  std::vector<evtx::Record> records;
  for (const auto& chunk : chunks_of(log))
    for (const auto& result : evtx::read_natively(chunk, frames_of(chunk)))
      records.push_back(std::get<evtx::Record>(result));
  return records;
}

bool is_main_mode(const evtx::Record& record) {
  return std::set<std::uint32_t>{4650, 4653, 4655}.contains(record.system.event_id.value());
}

std::string field(const evtx::Record& record, const std::string& name) {
  const auto found = std::ranges::find(record.event_data, name, &evtx::Field::name);
  return found == record.event_data.end() ? "" : found->value;
}

}  // namespace

TEST_CASE("a log to measure with has the share of Main Mode events that was asked for") {
  const unsigned percent = GENERATE(0U, 1U, 10U, 100U);
  CAPTURE(percent);
  bench::ChunkSupply supply({.main_mode_percent = percent});
  const auto records = records_of(log_of(supply, 3));
  CHECK(records.size() == supply.record_count());
  const auto main_mode = std::ranges::count_if(records, is_main_mode);
  CHECK(static_cast<std::size_t>(main_mode) == records.size() * percent / 100);
}

TEST_CASE("ids and times of a log to measure with go up, also where its chunks repeat") {
  bench::ChunkSupply supply({.main_mode_percent = 50, .different_chunks = 2});
  const auto records = records_of(log_of(supply, 5));
  for (std::size_t at = 1; at < records.size(); ++at) {
    CHECK(records[at].id == records[at - 1].id + 1);
    CHECK(records[at].written.value() > records[at - 1].written.value());
  }
  for (const auto& record : records) {
    CHECK(record.system.record_id == record.id);
    CHECK(record.system.time_created == record.written);
  }
}

TEST_CASE("no two negotiations of a log to measure with share an SA id or a cookie") {
  bench::ChunkSupply supply({.main_mode_percent = 100, .different_chunks = 2});
  std::set<std::string> seen;
  std::set<std::string> peers;
  for (const auto& record : records_of(log_of(supply, 5))) {
    const auto own = record.system.event_id == 4653U ? field(record, "InitiatorCookie")
                                                     : field(record, "MMSAID");
    CHECK(seen.insert(std::to_string(*record.system.event_id) + own).second);
    peers.insert(field(record, "RemoteAddress"));
  }
  CHECK(peers.size() > 200);
}

TEST_CASE("libevtx reads a log to measure with as the native reader does") {
  bench::ChunkSupply supply({.main_mode_percent = 30});
  for (const auto& chunk : chunks_of(log_of(supply, 2))) {
    const auto frames = frames_of(chunk);
    const auto native = evtx::events_natively(chunk, frames);
    const auto libevtx = evtx::events_with_libevtx(chunk, frames);
    for (std::size_t at = 0; at < frames.size(); ++at) {
      const auto difference = evtx::first_difference(std::get<evtx::Element>(native.at(at)),
                                                     std::get<evtx::Element>(libevtx.at(at)));
      CHECK_FALSE(difference.has_value());
    }
  }
}
