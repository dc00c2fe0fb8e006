#include "timeline/stretches.h"

#include <string>

#include "check_run.h"

using check_run::at;
using check_run::seconds;
using timeline::Number;
using timeline::Sighting;
using timeline::Variety;

namespace {

// Sightings at these seconds, each of what the letter says.
std::vector<Sighting> sightings(const std::vector<std::pair<int, std::string_view>>& all) {
  std::vector<Sighting> sightings;
  for (const auto& [time, what] : all)
    sightings.push_back(
        {.event = sightings.size(), .at = check_run::at(seconds(time)), .what = what});
  return sightings;
}

// `0-2 5-6`: from which event to which.
template <class Tally>
std::string found(const std::vector<Sighting>& all, std::size_t least, int window) {
  std::string text;
  for (const auto stretch : timeline::stretches<Tally>(all, least, seconds(window)))
    text +=
        std::to_string(stretch.front().event) + '-' + std::to_string(stretch.back().event) + ' ';
  return text;
}

}  // namespace

TEST_CASE("a stretch is where enough sightings fall into a window") {
  const auto all = sightings({{0, "a"}, {10, "a"}, {20, "a"}, {100, "a"}, {101, "a"}});
  CHECK(found<Number>(all, 3, 20) == "0-2 ");
  CHECK(found<Number>(all, 3, 19).empty());
  CHECK(found<Number>(all, 4, 20).empty());
  CHECK(found<Number>(all, 2, 10) == "0-2 3-4 ");
  CHECK(found<Number>(all, 2, 9) == "3-4 ");
  CHECK(found<Number>(all, 1, 1) == "0-0 1-1 2-2 3-4 ");
  CHECK(found<Number>({}, 1, 1).empty());
}

TEST_CASE("a stretch may be where enough different ones fall into a window") {
  const auto all = sightings({{0, "a"}, {1, "a"}, {2, "b"}, {3, "c"}, {9, "c"}, {10, "d"}});
  CHECK(found<Variety>(all, 3, 3) == "0-3 ");
  CHECK(found<Variety>(all, 3, 1).empty());
  CHECK(found<Variety>(all, 2, 1) == "1-3 4-5 ");
  CHECK(found<Variety>(all, 4, 10) == "0-5 ");
}
