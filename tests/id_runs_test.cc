#include "timeline/id_runs.h"

#include <limits>
#include <utility>
#include <vector>

#include "testing.h"

namespace {

timeline::IdRuns runs_of(const std::vector<std::uint64_t>& ids) {
  timeline::IdRuns runs;
  for (const auto id : ids) runs.add(id);
  return runs;
}

}  // namespace

TEST_CASE("ids that follow one another leave no gap, in whatever order they come") {
  CHECK(runs_of({}).gaps() == 0);
  CHECK(!runs_of({}).first());
  for (const auto& ids : std::vector<std::vector<std::uint64_t>>{
           {5, 6, 7, 8}, {8, 7, 6, 5}, {5, 7, 6, 8}, {8, 5, 7, 6, 6, 5}}) {
    const auto runs = runs_of(ids);
    CHECK(runs.first() == 5U);
    CHECK(runs.last() == 8U);
    CHECK(runs.gaps() == 0);
    CHECK(runs.missing() == 0);
  }
}

TEST_CASE("gaps are counted, and the ids that are missing in them") {
  const auto runs = runs_of({1, 2, 5, 9});
  CHECK(runs.gaps() == 2);
  CHECK(runs.missing() == 5);
}

TEST_CASE("the runs of two parts of a log become those of both") {
  auto runs = runs_of({1, 2, 5, 9});
  runs += runs_of({3, 4, 8});
  CHECK(runs == runs_of({1, 2, 3, 4, 5, 8, 9}));
  CHECK(runs.gaps() == 1);
}

TEST_CASE("of a stretch of ids those in the set are counted") {
  const auto runs = runs_of({1, 2, 3, 7, 8, 20});
  CHECK(runs.count(1, 20) == 6);
  CHECK(runs.count(2, 7) == 3);
  CHECK(runs.count(4, 6) == 0);
  CHECK(runs.count(0, 0) == 0);
  CHECK(runs.count(8, 8) == 1);
  CHECK(runs.count(21, 99) == 0);
  CHECK(runs_of({}).count(0, 99) == 0);
}

TEST_CASE("a stretch of ids meets the set where they have an id in common") {
  const auto runs = runs_of({2, 3, 4, 9});
  CHECK(runs.meets(0, 2));
  CHECK(runs.meets(3, 3));
  CHECK(runs.meets(4, 8));
  CHECK(runs.meets(5, 99));
  CHECK_FALSE(runs.meets(0, 1));
  CHECK_FALSE(runs.meets(5, 8));
  CHECK_FALSE(runs.meets(10, std::numeric_limits<std::uint64_t>::max()));
  CHECK_FALSE(runs.meets(4, 3));
  CHECK_FALSE(runs_of({}).meets(0, 99));
}

TEST_CASE("a set meets another with an id in common, and contains one with all ids in common") {
  const auto runs = runs_of({2, 3, 4, 9});
  const auto relation = [&](const std::vector<std::uint64_t>& ids) {
    return std::pair(runs.meets(runs_of(ids)), runs.contains(runs_of(ids)));
  };
  CHECK(relation({}) == std::pair(false, true));
  CHECK(relation({5, 7}) == std::pair(false, false));
  CHECK(relation({3, 9}) == std::pair(true, true));
  CHECK(relation({2, 3, 4, 9}) == std::pair(true, true));
  CHECK(relation({4, 5}) == std::pair(true, false));
  CHECK(relation({1, 9}) == std::pair(true, false));
  CHECK(runs_of({}).contains(runs_of({})));
}

TEST_CASE("a stretch of ids is added as each of them is") {
  timeline::IdRuns runs;
  runs.add(5, 8);
  runs.add(1, 2);
  CHECK(runs == runs_of({1, 2, 5, 6, 7, 8}));
  CHECK(runs.runs() == std::map<std::uint64_t, std::uint64_t>{{1, 2}, {5, 8}});
}

TEST_CASE("the largest id there is does not wrap to the smallest") {
  constexpr auto kMost = std::numeric_limits<std::uint64_t>::max();
  const auto runs = runs_of({kMost, 0, kMost, 0});
  CHECK(runs.gaps() == 1);
  CHECK(runs.missing() == kMost - 1);
}
