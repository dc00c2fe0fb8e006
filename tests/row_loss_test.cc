#include "timeline/row_loss.h"

#include <string>
#include <vector>

#include "testing.h"

namespace {

std::string loss_of(const std::vector<events::FieldView>& fields) {
  const events::Event row{
      .kind = events::Kind::records_missing, .raw = fields, .source = "a.evtx", .record_id = 7};
  return timeline::loss_told_by(row).value_or("none");
}

}  // namespace

TEST_CASE("a row says what was lost when it was written") {
  CHECK(loss_of({{"unreadable", "3"}}) == "says of a.evtx: nothing could be read");
  CHECK(loss_of({{"rows_unreadable", "3"}}) == "says of a.evtx: not each row could be read");
  CHECK(
      loss_of({{"lost", "yes"}}) ==
      "says of a.evtx: a part could not be read, and which records it held, if any, nobody knows");
  CHECK(loss_of({{"last", "6"}}) == "says of a.evtx: what stood before record 7 could not be read");
  CHECK(loss_of({{"after", "6"}, {"first", "7"}}) ==
        "says of a.evtx: what stood behind record 6 could not be read");
  CHECK(loss_of({{"after", "6"}, {"first", "7"}, {"last", "9"}, {"count", "3"}}) ==
        "says of a.evtx: of the records behind 6, 3 are missing");
  CHECK(loss_of({{"first", "3"}, {"last", "6"}, {"count", "4"}, {"unreadable", "2"}}) ==
        "says of a.evtx: of the records 3 to 6, 2 could not be read");
  CHECK(loss_of({{"first", "3"}, {"last", "6"}, {"count", "4"}, {"lost", "yes"}}) ==
        "says of a.evtx: records 3 to 6 are missing, and something was lost there");
}

TEST_CASE("a single record that was lost is told as one") {
  CHECK(loss_of({{"first", "3"}, {"last", "3"}, {"count", "1"}, {"unreadable", "1"}}) ==
        "says of a.evtx: record 3 could not be read");
  CHECK(loss_of({{"first", "3"}, {"last", "3"}, {"count", "1"}, {"lost", "yes"}}) ==
        "says of a.evtx: record 3 is missing, and something was lost there");
  CHECK(loss_of({{"after", "6"}, {"first", "7"}, {"last", "7"}, {"count", "1"}}) ==
        "says of a.evtx: of the records behind 6, 1 is missing");
}

TEST_CASE("ids that skip are no loss, nor is an event") {
  CHECK(loss_of({{"first", "3"}, {"last", "6"}, {"count", "4"}}) == "none");
  CHECK_FALSE(timeline::loss_told_by({.kind = events::Kind::log_cleared}));
}
