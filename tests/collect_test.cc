#include "timeline/collect.h"

#include <fmt/format.h>

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "chunk_bytes.h"
#include "events/field.h"
#include "evtx/error.h"
#include "testing.h"

namespace {

using timeline::Source;

// Every record is a 4655 but each fourth, which is another event, and each seventh, which is none.
std::vector<evtx::ReadResult> read(const evtx::Chunk& chunk, std::span<const evtx::Frame> frames) {
  std::vector<evtx::ReadResult> results;
  for (const auto& frame : frames) {
    if (frame.id % 7 == 0) {
      results.emplace_back(evtx::Error("is a seventh", {.record_id = frame.id}));
      continue;
    }
    evtx::Record record{.id = frame.id, .offset = chunk.offset + frame.position};
    record.system.provider_name = "Microsoft-Windows-Security-Auditing";
    record.system.event_id = frame.id % 4 == 0 ? 4624 : 4655;
    record.system.channel = "Security";
    record.system.time_created = evtx::from_filetime(chunk_bytes::kFiletime - frame.id);
    results.emplace_back(std::move(record));
  }
  return results;
}

Source source(const std::string& name, const Bytes& bytes) {
  return {.name = name, .open = [bytes]() -> std::unique_ptr<evtx::ByteStream> {
            /// Keeps its bytes.
            class Owner : public evtx::ByteStream {
             public:
              explicit Owner(Bytes bytes) : bytes_(std::move(bytes)), stream_(bytes_.span()) {}
              std::size_t read(std::span<std::byte> into) override { return stream_.read(into); }

             private:
              Bytes bytes_;
              MemoryStream stream_;
            };
            return std::make_unique<Owner>(bytes);
          }};
}

Bytes log_of(const std::vector<Bytes>& pieces) {
  auto log = chunk_bytes::file_header();
  for (const auto& piece : pieces) log.bytes(piece.span());
  return log;
}

timeline::Collection collect(const std::vector<Source>& sources, std::size_t threads = 2,
                             timeline::Filter filter = {}) {
  return timeline::collect(sources,
                           {.filter = std::move(filter), .threads = threads, .reader = read});
}

std::vector<events::Event> all(const timeline::EventList& list) {
  std::vector<events::Event> events;
  for (const auto& event : list) events.push_back(event);
  return events;
}

bool adds_up(const timeline::Counts& counts) {
  return counts.records == counts.main_mode + counts.others + counts.unreadable;
}

}  // namespace

TEST_CASE("records are counted by what became of them, and the counts add up") {
  const auto collection = collect({source("a.evtx", log_of({chunk_bytes::chunk(1, 28)}))});
  const auto& account = collection.accounts.at(0);
  CHECK(account.source == "a.evtx");
  CHECK(account.counts.records == 28);
  CHECK(account.counts.unreadable == 4);
  CHECK(account.counts.others == 6);
  CHECK(account.counts.audit == 6);
  CHECK(account.counts.main_mode == 18);
  CHECK(adds_up(account.counts));
  CHECK(account.counts.chunks == 1);
  CHECK(account.counts.damaged_chunks == 0);
  CHECK(account.counts.bytes == 4096 + evtx::kChunkSize);
  CHECK(account.losses.count() == 4);
  CHECK(account.losses.kept().front().what() == std::string("a.evtx: record 7: is a seventh"));
  CHECK(account.channels == std::vector<std::string>{"Security"});
  REQUIRE(collection.events.size() == 18);
  CHECK(collection.events.at(0).source == "a.evtx");
  CHECK(collection.events.at(0).record_id == 27);  // it has no EventRecordID: the header's id
}

TEST_CASE("events come in time order, the same for any number of threads") {
  std::vector<Source> sources;
  for (std::uint64_t i = 0; i < 6; ++i)
    sources.push_back(source(
        fmt::format("{}.evtx", i),
        log_of({chunk_bytes::chunk(1 + 100 * i, 50), chunk_bytes::chunk(51 + 100 * i, 50)})));
  const auto one = collect(sources, 1);
  const auto earlier = [](const events::Event& a, const events::Event& b) {
    return a.time < b.time;
  };
  CHECK(std::ranges::is_sorted(all(one.events), earlier));
  for (const std::size_t threads : {std::size_t{2}, std::size_t{3}, std::size_t{8}}) {
    const auto several = collect(sources, threads);
    CHECK(all(several.events) == all(one.events));
  }
}

TEST_CASE("what the filter does not want is counted and left out") {
  const auto collection =
      collect({source("a.evtx", log_of({chunk_bytes::chunk(1, 28)}))}, 1, {.event_ids = {4653}});
  CHECK(collection.events.empty());
  CHECK(collection.accounts.at(0).counts.filtered == 18);
  CHECK(collection.accounts.at(0).counts.main_mode == 18);
}

TEST_CASE("a source that cannot be opened is a loss, and the next one is read") {
  const auto collection = collect({{.name = "gone.evtx",
                                    .open = []() -> std::unique_ptr<evtx::ByteStream> {
                                      throw evtx::Error("cannot be opened: it is gone");
                                    }},
                                   source("a.evtx", log_of({chunk_bytes::chunk(1, 3)}))});
  CHECK(collection.accounts.at(0).losses.kept().at(0).what() ==
        std::string("gone.evtx: cannot be opened: it is gone"));
  CHECK(collection.accounts.at(1).counts.records == 3);
}

TEST_CASE("what is no log says so") {
  const auto loss = [](const Bytes& bytes) {
    const auto collection = collect({source("x", bytes)});
    const auto& losses = collection.accounts.at(0).losses;
    return losses.count() == 0 ? std::string("none") : losses.kept().back().what();
  };
  CHECK(loss(Bytes()) == "x: is empty");
  CHECK(loss(Bytes().text("hello")) == "x: is not an event log: no ElfFile signature and no chunk");
  CHECK(loss(chunk_bytes::file_header().pad_to(4095)) == "x: has no chunk, its header names 1");
  CHECK(loss(chunk_bytes::file_header().put(42, std::uint16_t{0})) == "none");
}

TEST_CASE("damage to a chunk is told with its place") {
  auto chunk = chunk_bytes::chunk(1, 3);
  const auto doubts = [](const Bytes& damaged) {
    const auto account = collect({source("x", log_of({damaged}))}).accounts.at(0);
    CHECK(account.counts.records == 3);
    CHECK(account.counts.damaged_chunks == (account.doubts.count() > 0 ? 1U : 0U));
    std::string all;
    for (const auto& doubt : account.doubts.kept()) all += doubt.what();
    return all;
  };
  CHECK(doubts(chunk) == "");
  SECTION("a wrong records checksum") {
    chunk.put(512 + 30, std::uint8_t{1});
    CHECK(doubts(chunk).starts_with("x: at 0x1000: chunk's records' checksum is 0x"));
  }
  SECTION("a wrong header checksum") {
    chunk.put(124, std::uint32_t{1});
    CHECK(doubts(chunk).starts_with("x: at 0x1000: chunk header's checksum is 0x00000001"));
  }
  SECTION("checksums that were never written") {
    chunk.put(120, std::uint32_t{5}).put(124, std::uint32_t{0}).put(52, std::uint32_t{0});
    CHECK(doubts(chunk) == "");
  }
  SECTION("a lost signature") {
    chunk.put(0, std::uint64_t{0});
    CHECK(doubts(chunk).starts_with("x: at 0x1000: chunk has lost its signature"));
  }
}

TEST_CASE("records that a sound header names and that are not there are missing") {
  auto chunk = chunk_bytes::chunk(1, 6);
  for (std::size_t i = 512 + 64; i < 512 + 4 * 64; ++i) chunk.put(i, std::uint8_t{0});
  chunk_bytes::sign(chunk);
  const auto account = collect({source("x", log_of({chunk}))}).accounts.at(0);
  CHECK(account.counts.records == 4);  // 1, 5, 6 and one that is broken
  CHECK(account.counts.unreadable == 1);
  CHECK(account.counts.missing == 2);
  CHECK(adds_up(account.counts));
  CHECK(account.losses.kept().back().what() ==
        std::string("x: at 0x1000: chunk should hold records 1 to 6: 2 missing"));
}

namespace {

timeline::Collection collect_all(const std::vector<Bytes>& chunks, bool with_context) {
  const auto log = source("x", log_of(chunks));
  return timeline::collect(std::span(&log, 1), {.reader = read, .context = with_context});
}

// The rows that say that records are missing.
std::vector<std::string> gaps_in(const std::vector<Bytes>& chunks) {
  const auto collection = collect_all(chunks, true);
  std::vector<std::string> gaps;
  for (const auto& event : collection.events)
    if (event.kind == events::Kind::records_missing)
      gaps.push_back(fmt::format("{} before {}", events::field(event, "count"), event.record_id));
  return gaps;
}

}  // namespace

TEST_CASE("where ids skip is counted, also where no row is asked for") {
  const bool context = GENERATE(true, false);
  const auto collection =
      collect_all({chunk_bytes::chunk(9, 2), chunk_bytes::chunk(1, 4)}, context);
  CHECK(collection.accounts.front().counts.id_gaps == 1);
  CHECK(collection.accounts.front().counts.ids_skipped == 4);
  CHECK(std::ranges::count(all(collection.events), events::Kind::records_missing,
                           &events::Event::kind) == (context ? 1 : 0));
}

TEST_CASE("an id that no checksum vouches for makes no gap, and hides none beside it") {
  using Gaps = std::vector<std::string>;
  const auto record = GENERATE(0, 2, 4);
  auto changed = chunk_bytes::chunk(1, 5);
  changed.put(512 + static_cast<std::size_t>(record) * 64 + 8, std::uint64_t{1} << 33U);
  CHECK(gaps_in({changed, chunk_bytes::chunk(6, 1)}) == Gaps{});
  CHECK(gaps_in({changed, chunk_bytes::chunk(9, 1)}) == Gaps{"3 before 9"});
  chunk_bytes::sign(changed);
  CHECK(gaps_in({changed, chunk_bytes::chunk(6, 1)}).size() == 2);  // it vouches for the id
}

TEST_CASE("a gap, a cut chunk and zeros in a chunk's place are losses") {
  const auto cut = Bytes().bytes(chunk_bytes::chunk(9, 2).span().first(600));
  const auto account =
      collect({source("x", log_of({Bytes().pad_to(evtx::kChunkSize), Bytes().repeat(70000, 1),
                                   chunk_bytes::chunk(1, 1), cut}))})
          .accounts.at(0);
  CHECK(account.counts.zero_chunks == 1);
  CHECK(account.counts.zeroed_chunks == 1);
  CHECK(account.counts.chunks == 4);
  CHECK(account.counts.damaged_chunks == 3);
  REQUIRE(account.losses.count() >= 2);
  CHECK(account.losses.kept().at(0).what() ==
        std::string("x: at 0x11000: 70000 bytes are no chunk and not empty"));
  CHECK(account.losses.kept().at(1).what() ==
        std::string("x: at 0x32170: chunk needs 65536 bytes, 600 there"));
  CHECK(account.losses.kept().back().what() ==
        std::string("x: at 0x1000: 65536 bytes are zero and a chunk follows: what stood there is "
                    "lost"));
}

TEST_CASE("thousands of short chunks are read a few at a time") {
  constexpr std::size_t kCount = 2000;
  constexpr std::size_t kShort = 520;  // where a whole one would end, none begins
  const auto chunk = chunk_bytes::chunk({}, 1, 0);
  const auto head = Bytes().bytes(chunk.span().first(kShort));
  const auto log = source("x", log_of(std::vector<Bytes>(kCount, head)));
  std::size_t chunks = 0;
  timeline::for_each_batch(
      std::span(&log, 1), 2, [](const timeline::Batch& batch) { return batch.pieces.size(); },
      [&](const timeline::Batch& /*batch*/, std::size_t pieces) {
        CHECK(pieces <= 32);
        chunks += pieces;
      });
  CHECK(chunks == kCount);
}
