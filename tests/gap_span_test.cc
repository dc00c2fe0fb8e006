#include "timeline/gap_span.h"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <vector>

#include "testing.h"

namespace {

std::string hour_of(const std::optional<evtx::Timestamp>& time) {
  return time ? evtx::to_string(*time).substr(11, 5) : "?";
}

// Of a row that stands at 03:04.
std::string span_of(const std::vector<events::FieldView>& fields) {
  const events::Event row{.kind = events::Kind::records_missing,
                          .time = evtx::from_iso8601("2026-01-02T03:04:05Z"),
                          .raw = fields};
  const auto [from, to] = timeline::gap_span(row);
  return fmt::format("{} to {}", hour_of(from), hour_of(to));
}

}  // namespace

TEST_CASE(
    "between two records what is missing is of a time between theirs, unless a clock was set "
    "back") {
  const auto between = [](const char* before) {
    return span_of({{"first", "5"}, {"last", "6"}, {"count", "2"}, {"after_time", before}});
  };
  CHECK(between("2026-01-02T01:00:00.0000000Z") == "01:00 to 03:04");
  CHECK(between("2026-01-02T04:00:00.0000000Z") == "? to ?");  // the clock was set back
  CHECK(between("soon") == "? to 03:04");
  CHECK(span_of({{"first", "5"}, {"last", "6"}, {"count", "2"}}) == "? to 03:04");
}

TEST_CASE("what is missing at an end of a log, or of all of it, may be of any time beyond") {
  CHECK(span_of({{"last", "6"}}) == "? to 03:04");
  CHECK(span_of({{"after", "8"}, {"first", "9"}}) == "03:04 to ?");
  CHECK(span_of({{"unreadable", "0"}}) == "? to ?");
  CHECK(span_of({{"rows_unreadable", "1"}}) == "? to ?");
  CHECK(span_of({{"lost", "yes"}}) == "? to ?");
}

TEST_CASE("a gap before a record without a time may be of any") {
  const events::Event row{
      .kind = events::Kind::records_missing,
      .raw = {{"first", "5"}, {"last", "6"}, {"after_time", "2026-01-02T01:00:00Z"}}};
  CHECK_FALSE(timeline::gap_span(row).from);
  CHECK_FALSE(timeline::gap_span(row).to);
}
