#include "timeline/read_ids.h"

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "testing.h"

namespace {

using timeline::ReadIds;

void note(ReadIds& ids, std::uint64_t id) {
  if (ids.is_next(id)) {
    ids.add_next();
  } else {
    ids.add(id, {.record_id = id});
  }
}

ReadIds read(const std::vector<std::uint64_t>& all) {
  ReadIds ids;
  for (const auto id : all) note(ids, id);
  return ids;
}

std::string text_of(const std::optional<std::uint64_t>& id) {
  return id ? fmt::to_string(*id) : "?";
}

// `3-4 before 5` for each gap.
std::string gaps(ReadIds ids) {
  std::string text;
  for (const auto& gap : ids.gaps())
    text += fmt::format("{}{}-{} {} {}", text.empty() ? "" : ", ", text_of(gap.first),
                        text_of(gap.last), gap.is_behind_all ? "behind" : "before",
                        gap.place.record_id);
  return text;
}

}  // namespace

TEST_CASE("records in the order of their ids need a head once") {
  ReadIds ids;
  CHECK_FALSE(ids.is_next(1));
  ids.add(1, {});
  CHECK(ids.is_next(2));
  CHECK_FALSE(ids.is_next(1));
  CHECK_FALSE(ids.is_next(3));
  ids.add_next();
  CHECK(ids.is_next(3));
}

TEST_CASE("gaps are found in any order of the records, each before the record behind it") {
  CHECK(gaps(read({})).empty());
  CHECK(gaps(read({7})).empty());
  CHECK(gaps(read({1, 2, 5, 6, 9})) == "3-4 before 5, 7-8 before 9");
  CHECK(gaps(read({9, 5, 6, 1, 2})) == "3-4 before 5, 7-8 before 9");
  CHECK(gaps(read({3, 1, 2, 2, 4})).empty());
  CHECK(gaps(read({5, 4, 3, 1})) == "2-2 before 3");
}

TEST_CASE("the parts of a log are put together, and a gap of one may be filled by another") {
  auto ids = read({1, 2, 9});
  ids.add(read({3, 4, 12}));
  ids.add(read({10}));
  CHECK(gaps(ids) == "5-8 before 9, 11-11 before 12");
  ids.add(read({5, 6, 7, 8, 11}));
  CHECK(gaps(ids).empty());
}

TEST_CASE("many parts that follow one another are one run") {
  ReadIds ids;
  for (std::uint64_t id = 1; id < 5000; ++id) ids.add(read({id}));
  ids.add(read({5001}));
  CHECK(gaps(ids) == "5000-5000 before 5001");
}

TEST_CASE("records that were met and not read are counted in their gap") {
  auto ids = read({1, 5, 9});
  for (const std::uint64_t id : {2U, 3U, 5U}) ids.add_unreadable(id);
  const auto found = ids.gaps();
  REQUIRE(found.size() == 2);
  CHECK(found.at(0).unreadable == 2);
  CHECK(found.at(1).unreadable == 0);
}

namespace {

/// A log with records 5 to 8, each 100 bytes behind the one before it.
ReadIds four_records() {
  ReadIds ids;
  for (std::uint64_t id = 5; id < 9; ++id) {
    const timeline::PackedEvent head{.record_id = id, .offset = id * 100};
    if (ids.is_next(id)) {
      ids.add_next();
    } else {
      ids.add(id, head);
    }
    ids.add_last(id, head);
  }
  return ids;
}

}  // namespace

TEST_CASE("what a header promises before the first record or behind the last is a gap there") {
  CHECK(gaps(four_records()).empty());
  auto ids = four_records();
  ids.add_promised(5, 12);
  CHECK(gaps(ids) == "9-12 behind 8");
  ids.add_promised(2, 8);
  CHECK(gaps(ids) == "2-4 before 5, 9-12 behind 8");
  // More than was promised may be lost where something else is.
  ids.add_loss(900);
  CHECK(gaps(ids) == "2-4 before 5, 9-? behind 8");
  ids.add_loss(400);
  CHECK(gaps(ids) == "?-4 before 5, 9-? behind 8");
}

TEST_CASE("the last record that a closed log's header names ends the gap behind all others") {
  auto ids = four_records();
  ids.add_end(3);
  CHECK(gaps(ids).empty());
  ids.add_end(8);
  CHECK(gaps(ids).empty());
  ids.add_end(12);
  CHECK(gaps(ids) == "9-12 behind 8");
  ids.add_promised(5, 10);
  ids.add_loss(900);
  CHECK(gaps(ids) == "9-12 behind 8");
  ids.add_promised(5, 13);  // one of the headers is wrong
  CHECK(gaps(ids) == "9-? behind 8");
}

TEST_CASE("what is lost behind the last record that a closed log's header names is no record") {
  auto ids = four_records();
  ids.add_loss(900);
  CHECK(gaps(ids) == "9-? behind 8");
  ids.add_end(8);
  CHECK(gaps(ids).empty());
  ids.add_promised(5, 9);  // one of the headers is wrong
  CHECK(gaps(ids) == "9-9 behind 8");
}

TEST_CASE("the last record that a log's header names is not missing where it was met") {
  auto ids = four_records();
  ids.add_met(12);
  ids.add_end(12);
  CHECK(gaps(ids).empty());
  ids.add_loss(900);  // it is broken, and so may those before it be
  CHECK(gaps(ids) == "9-12 behind 8");
  auto part = four_records();
  part.add_end(12);
  part.add_met(11);
  CHECK(gaps(part) == "9-12 behind 8");
}

TEST_CASE("of a broken record before or behind all others the place counts, and not the id") {
  auto ids = four_records();
  ids.add_unreadable(9);
  ids.add_unreadable(3);
  CHECK(gaps(ids).empty());
  ids.add_loss(900);
  CHECK(gaps(ids) == "9-? behind 8");
  CHECK(ids.gaps().front().unreadable == 1);
}

TEST_CASE(
    "the last record is that with the highest id, whatever a collector's event calls itself") {
  ReadIds ids;
  ids.add(5, {.record_id = 700, .offset = 100});
  ids.add_next();
  ids.add_last(6, {.record_id = 12, .offset = 200});
  ids.add_last(5, {.record_id = 700, .offset = 100});
  ids.add_loss(300);
  CHECK(gaps(ids) == "7-? behind 12");
}

TEST_CASE("of very many losses the first and the last are remembered, and every gap") {
  auto ids = four_records();
  ReadIds more;
  for (std::uint64_t i = 0; i < ReadIds::kMostGaps + 2; ++i) more.add_loss(600 + 2 * i);
  ids.add(std::move(more));
  CHECK_FALSE(ids.has_too_many_gaps());
  CHECK(gaps(ids) == "9-? behind 8");
}

TEST_CASE("of a loss without an id the place tells whether it is before or behind all records") {
  const auto with_loss_at = [](std::uint64_t offset) {
    auto ids = four_records();
    ids.add_loss(offset);
    return gaps(ids);
  };
  CHECK(with_loss_at(400) == "?-4 before 5");
  CHECK(with_loss_at(600).empty());
  CHECK(with_loss_at(900) == "9-? behind 8");
}

TEST_CASE("a gap between records is a loss if something was lost between them, or was promised") {
  const auto is_loss = [](std::uint64_t place, std::uint64_t promised) {
    auto ids = four_records();
    ids.add(20, {.record_id = 20, .offset = 2000});
    ids.add(30, {.record_id = 30, .offset = 3000});
    ids.add_loss(place);
    ids.add_promised(promised, promised + 1);
    const auto found = ids.gaps();
    return std::pair(found.at(0).is_loss, found.at(1).is_loss);
  };
  CHECK(is_loss(3500, 30) == std::pair(false, false));
  CHECK(is_loss(1900, 30) == std::pair(true, false));
  CHECK(is_loss(2100, 30) == std::pair(false, true));
  CHECK(is_loss(3500, 19) == std::pair(true, false));
  CHECK(is_loss(3500, 21) == std::pair(false, true));
}

TEST_CASE("a gap is a loss by what was lost behind the last record before it, not among those") {
  const auto is_loss = [](std::uint64_t place) {
    auto ids = four_records();
    ids.add(20, {.record_id = 20, .offset = 2000});
    ids.add_loss(place);
    return std::pair(ids.gaps().at(0).is_loss, ids.is_lost_elsewhere());
  };
  CHECK(is_loss(650) == std::pair(false, true));
  CHECK(is_loss(850) == std::pair(true, false));
}

TEST_CASE("what is lost before all records, behind them or in a gap is not lost elsewhere") {
  const auto is_lost_elsewhere = [](const std::vector<std::uint64_t>& places) {
    auto ids = four_records();
    for (const auto place : places) ids.add_loss(place);
    return ids.is_lost_elsewhere();
  };
  CHECK_FALSE(is_lost_elsewhere({}));
  CHECK_FALSE(is_lost_elsewhere({400}));
  CHECK_FALSE(is_lost_elsewhere({900}));
  CHECK_FALSE(is_lost_elsewhere({400, 900}));
  CHECK(is_lost_elsewhere({600}));
  CHECK(is_lost_elsewhere({400, 600, 900}));
}

TEST_CASE("what a chunk lacks and another chunk has is lost elsewhere") {
  auto ids = four_records();
  ids.add_promised(5, 9);
  CHECK_FALSE(ids.is_lost_elsewhere());  // of the gap behind all
  ids.add_promised(5, 8);
  CHECK(ids.is_lost_elsewhere());
}

TEST_CASE("of very many losses those that are forgotten may be anywhere") {
  auto ids = four_records();
  ReadIds more;
  for (std::uint64_t i = 0; i < ReadIds::kMostGaps + 2; ++i) more.add_loss(900 + 2 * i);
  CHECK_FALSE(ids.is_lost_elsewhere());
  ids.add(std::move(more));
  CHECK(ids.is_lost_elsewhere());
}

TEST_CASE("records that have other ids than their log gives them are of other logs") {
  CHECK_FALSE(ReadIds().has_foreign_ids());
  CHECK_FALSE(four_records().has_foreign_ids());
  ReadIds ids;
  ids.add(5, {.record_id = 700});
  ids.add(9, {.record_id = 12});
  CHECK(ids.has_foreign_ids());
  ids.add(20, {.record_id = 20});  // by chance
  ids.add(30, {.record_id = 30});
  CHECK(ids.has_foreign_ids());
  ids.add(40, {.record_id = 40});
  CHECK_FALSE(ids.has_foreign_ids());
}

TEST_CASE("what is lost where no gap can tell of it is lost elsewhere") {
  auto ended = four_records();
  ended.add_loss(900);
  ended.add_end(8);
  CHECK(ended.is_lost_elsewhere());
  ReadIds from_zero = read({0});
  from_zero.add_last(0, {.offset = 100});
  from_zero.add_loss(50);
  CHECK(from_zero.is_lost_elsewhere());
  ReadIds nothing_read;
  nothing_read.add_loss(50);
  CHECK(nothing_read.is_lost_elsewhere());
}

TEST_CASE("a gap before all records is known to be a loss by what was promised alone") {
  auto ids = four_records();
  ids.add_promised(2, 8);
  REQUIRE(gaps(ids) == "2-4 before 5");
  CHECK(ids.gaps().at(0).is_loss);
}

TEST_CASE("a gap says when the record before it was logged, where that was noted") {
  const auto at = [](std::uint64_t id, std::int64_t time) {
    return timeline::PackedEvent{.time = time, .record_id = id};
  };
  ReadIds ids = read({1, 2, 3});
  ids.add_last(2, at(2, 200));
  ids.add_last(3, at(3, 300));
  ReadIds more = read({6, 9});
  more.add_last(9, at(9, 900));
  ids.add(std::move(more));
  const auto found = ids.gaps();
  REQUIRE(found.size() == 2);
  CHECK(found.at(0).after_time == timeline::unpacked_time(300));
  CHECK_FALSE(found.at(1).after_time);  // nobody noted it for 6
  ids.add(read({4}));
  CHECK_FALSE(ids.gaps().at(0).after_time);
}

TEST_CASE("of very many parts the times beside gaps are remembered") {
  ReadIds ids;
  for (std::uint64_t id = 1; id < 5000; ++id) {
    auto part = read({id < 100 ? id : id + 1});
    part.add_last(id < 100 ? id : id + 1, {.time = static_cast<std::int64_t>(id)});
    ids.add(std::move(part));
  }
  REQUIRE(gaps(ids) == "100-100 before 101");
  CHECK(ids.gaps().at(0).after_time == timeline::unpacked_time(99));
}

TEST_CASE("in a circular log what is lost behind its last place or before its first counts, too") {
  const auto is_loss = [](std::uint64_t place) {
    ReadIds ids;
    ids.add(5, {.record_id = 5, .offset = 500});
    ids.add(9, {.record_id = 9, .offset = 100});
    ids.add_loss(place);
    return ids.gaps().at(0).is_loss;
  };
  CHECK(is_loss(50));
  CHECK_FALSE(is_loss(300));
  CHECK(is_loss(600));
}

TEST_CASE("a log of which nothing was read has no gaps") {
  ReadIds ids;
  ids.add_loss(7);
  ids.add_unreadable(3);
  ids.add_promised(1, 4);
  CHECK(gaps(ids).empty());
}

TEST_CASE("in a circular log only what is lost between its last record and its first is either's") {
  const auto with_loss_at = [](std::uint64_t offset) {
    ReadIds ids;
    ids.add(7, {.record_id = 7, .offset = 100});
    ids.add_next();
    ids.add_last(8, {.record_id = 8, .offset = 200});
    ids.add(5, {.record_id = 5, .offset = 500});
    ids.add_next();
    ids.add_loss(offset);
    return gaps(ids);
  };
  CHECK(with_loss_at(50).empty());
  CHECK(with_loss_at(150).empty());
  CHECK(with_loss_at(300) == "?-4 before 5, 9-? behind 8");
  CHECK(with_loss_at(600).empty());
}

TEST_CASE("losses of all parts of a log count, and its last record") {
  auto ids = four_records();
  ReadIds more;
  more.add(9, {.record_id = 9, .offset = 1000});
  more.add_last(9, {.record_id = 9, .offset = 1000});
  more.add_loss(900);
  ids.add(std::move(more));
  CHECK(gaps(ids).empty());
  ReadIds end;
  end.add_loss(1100);
  end.add_promised(10, 11);
  ids.add(std::move(end));
  CHECK(gaps(ids) == "10-? behind 9");
}

TEST_CASE("the largest id there is has none behind it") {
  CHECK(gaps(read({~std::uint64_t{0}, 0})) == "1-18446744073709551614 before 18446744073709551615");
}

TEST_CASE("too many gaps are not remembered") {
  ReadIds ids;
  for (std::uint64_t part = 0; part < 2; ++part) {
    ReadIds more;
    for (std::uint64_t i = 0; i < ReadIds::kMostGaps / 2 + 1; ++i)
      note(more, 2 * i + part * 2 * ReadIds::kMostGaps);
    CHECK_FALSE(ids.has_too_many_gaps());
    ids.add(std::move(more));
  }
  CHECK(ids.has_too_many_gaps());
  CHECK(ids.gaps().empty());
  ids.add(read({1, 9}));
  CHECK(ids.gaps().empty());
}
