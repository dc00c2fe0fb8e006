#include "timeline/doubted_ids.h"

#include <fmt/format.h>

#include <string>
#include <utility>
#include <vector>

#include "chunk_bytes.h"
#include "testing.h"
#include "timeline/chunk_check.h"

namespace {

constexpr std::uint64_t kFlipped = std::uint64_t{1} << 33U;

Bytes numbered_chunk(const std::vector<std::uint64_t>& ids, std::uint64_t first_id,
                     std::uint64_t last_id) {
  std::vector<Bytes> records;
  for (const auto id : ids) records.push_back(chunk_bytes::record(id));
  return chunk_bytes::chunk(records, first_id, last_id);
}

// `6 is 5` for each record whose id is doubted.
std::string doubted_in(const Bytes& bytes) {
  const auto parsed = chunk_bytes::parsed(bytes);
  const auto frames = chunk_bytes::frames_of(parsed);
  std::string text;
  const auto doubted = timeline::doubted_ids(frames, parsed.header);
  for (const auto& frame : frames) {
    if (!doubted.contains(frame.position)) continue;
    const auto id = timeline::believed_id(frame, doubted);
    text += fmt::format("{}{} is {}", text.empty() ? "" : ", ", frame.id,
                        id ? fmt::to_string(*id) : "?");
  }
  return text;
}

// With a header that its checksum proves right.
std::string doubted(const std::vector<std::uint64_t>& ids, std::uint64_t first_id,
                    std::uint64_t last_id) {
  return doubted_in(numbered_chunk(ids, first_id, last_id));
}

// With a header that nothing vouches for.
std::string doubted_alone(const std::vector<std::uint64_t>& ids, std::uint64_t first_id = 0,
                          std::uint64_t last_id = 0) {
  return doubted_in(numbered_chunk(ids, first_id, last_id).put(124, std::uint32_t{7}));
}

}  // namespace

TEST_CASE("ids that follow one another, or rise, are believed") {
  CHECK(doubted({1, 2, 3}, 1, 3).empty());
  CHECK(doubted({10, 20, 30}, 10, 30).empty());
  CHECK(doubted({10}, 10, 10).empty());
  CHECK(doubted_alone({1, 2, 3}).empty());
  CHECK(doubted_alone({1, 2, 20, 30, 31}).empty());
  CHECK(doubted_alone({10, 20, 30}, 10, 30).empty());
}

TEST_CASE("an id that fits no other is doubted, and its place tells which it is") {
  CHECK(doubted({1, 2, 3 + kFlipped, 4}, 1, 4) == "8589934595 is 3");
  CHECK(doubted({1 + kFlipped, 2, 3}, 1, 3) == "8589934593 is 1");
  CHECK(doubted({1, 2, 3 + kFlipped}, 1, 3) == "8589934595 is 3");
  CHECK(doubted({101, 102, 3, 104}, 101, 104) == "3 is 103");
  CHECK(doubted({1, 2, 6, 4, 5, 6, 7}, 1, 7) == "6 is 3");
  CHECK(doubted({1, kFlipped, kFlipped + 7, 4}, 1, 4) == "8589934592 is 2, 8589934599 is 3");
}

TEST_CASE("where the header is not sound either, the records beside are the witnesses") {
  CHECK(doubted_alone({1, 2, 3 + kFlipped, 4}) == "8589934595 is 3");
  CHECK(doubted_alone({1 + kFlipped, 2, 3}) == "8589934593 is 1");
  CHECK(doubted_alone({1, 2, 3 + kFlipped}) == "8589934595 is 3");
  CHECK(doubted_alone({10}) == "10 is ?");
  CHECK(doubted_alone({10, 20}) == "10 is ?, 20 is ?");
}

TEST_CASE("where records are missing too, the place does not tell which one it is") {
  CHECK(doubted({1, 2, 4 + kFlipped, 5}, 1, 5) == "8589934596 is ?");
  CHECK(doubted({1, 2, kFlipped}, 1, 9) == "8589934592 is ?");
  CHECK(doubted({10, 20, 30 + kFlipped, 40, 50}, 10, 50) == "8589934622 is ?");
}

TEST_CASE("broken records between leave room for their ids, and for no more") {
  const auto broken_at = [](std::size_t record, std::uint64_t last) {
    auto chunk = numbered_chunk({1, 2, 3, last}, 0, 0).put(124, std::uint32_t{7});
    return doubted_in(chunk.put(512 + record * 64, std::uint32_t{0}));
  };
  CHECK(broken_at(1, 4).empty());
  CHECK(broken_at(2, 4).empty());
  CHECK(broken_at(2, 5).empty());
  CHECK(broken_at(2, 7) == "7 is ?");
}

TEST_CASE("records of another chunk that follow one another are believed") {
  CHECK(doubted({700, 701, 3, 4}, 1, 4).empty());
}

TEST_CASE("there is no id before the first possible one or behind the last") {
  constexpr auto kHighest = ~std::uint64_t{0};
  CHECK(doubted_alone({9, 0, 1}) == "9 is ?");
  CHECK(doubted_alone({kHighest - 1, kHighest, 5}) == "5 is ?");
  CHECK(doubted({5, 0, 1}, 0, 1) == "5 is ?");
  CHECK(doubted({kHighest - 1, kHighest, 5}, kHighest - 1, kHighest) == "5 is ?");
}

TEST_CASE("a chunk tells of doubted ids, and misses none that a place gives") {
  auto chunk = numbered_chunk({1, 2, 3, 4}, 1, 4);
  chunk.put(512 + 2 * 64 + 8, 3 + kFlipped);
  const auto found = timeline::frames_of(chunk_bytes::parsed(chunk));
  CHECK(found.counts.missing == 0);
  CHECK(found.losses.count() == 0);
  REQUIRE(found.doubts.count() == 2);
  CHECK(found.doubts.kept().at(1).what() ==
        std::string("record 8589934595 at 0x1280: record id does not fit those beside it, by its "
                    "place it is 3"));
}

TEST_CASE("ids that a checksum vouches for are not doubted") {
  const auto found =
      timeline::frames_of(chunk_bytes::parsed(numbered_chunk({1, 2, 3 + kFlipped, 4}, 1, 4)));
  CHECK(found.doubted_ids.empty());
  CHECK(found.counts.missing == 1);
}
