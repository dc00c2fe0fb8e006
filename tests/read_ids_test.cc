#include "timeline/read_ids.h"

#include <fmt/format.h>

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

// `3-4 before 5` for each gap.
std::string gaps(ReadIds ids) {
  std::string text;
  for (const auto& gap : ids.gaps())
    text += fmt::format("{}{}-{} before {}", text.empty() ? "" : ", ", gap.first, gap.last,
                        gap.behind.record_id);
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
  for (const std::uint64_t id : {2U, 3U, 5U, 40U}) ids.add_unreadable(id);
  const auto found = ids.gaps();
  REQUIRE(found.size() == 2);
  CHECK(found.at(0).unreadable == 2);
  CHECK(found.at(1).unreadable == 0);
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
