#include "timeline/gap_place.h"

#include <utility>
#include <vector>

#include "testing.h"

namespace {

using timeline::GapPlace;

events::Event row(std::vector<events::FieldView> fields) {
  events::Event row{.kind = events::Kind::records_missing};
  row.raw = std::move(fields);
  return row;
}

}  // namespace

TEST_CASE("the fields of a row say where what is missing stood") {
  CHECK(timeline::gap_place(row({{"first", "3"}, {"last", "4"}, {"count", "2"}})) ==
        GapPlace::between);
  CHECK(timeline::gap_place(row({{"last", "4"}})) == GapPlace::before_all);
  CHECK(timeline::gap_place(row({{"after", "8"}, {"first", "9"}})) == GapPlace::behind_all);
  CHECK(timeline::gap_place(row({{"unreadable", "0"}})) == GapPlace::whole);
  CHECK(timeline::gap_place(row({{"rows_unreadable", "1"}})) == GapPlace::rows);
  CHECK(timeline::gap_place(row({{"lost", "yes"}})) == GapPlace::somewhere);
}

TEST_CASE("a row of a file has no record, and one without a count no number") {
  CHECK(timeline::is_of_a_file(row({{"unreadable", "0"}})));
  CHECK(timeline::is_of_a_file(row({{"rows_unreadable", "1"}})));
  CHECK(timeline::is_of_a_file(row({{"lost", "yes"}})));
  CHECK_FALSE(timeline::is_of_a_file(row({{"last", "4"}})));
  CHECK_FALSE(timeline::is_of_a_file({.kind = events::Kind::ended}));
  CHECK(timeline::is_counted(row({{"first", "3"}, {"last", "4"}, {"count", "2"}})));
  CHECK_FALSE(timeline::is_counted(row({{"last", "4"}})));
}
