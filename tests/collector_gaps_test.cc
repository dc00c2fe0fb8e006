#include "timeline/collector_gaps.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "testing.h"

namespace {

using events::Event;
using timeline::CollectorGaps;

std::optional<evtx::Timestamp> at(const std::string& time) {
  return time.empty() ? std::nullopt : evtx::from_iso8601("2026-01-02T" + time);
}

Event event_of(std::string_view computer, std::string_view source) {
  return {.computer = computer, .source = source};
}

// The row of a gap between two records; a view of its fields lives as long as the test.
Event gap(std::string_view source, std::string_view after, const std::string& behind) {
  return {.kind = events::Kind::records_missing,
          .time = at(behind),
          .raw = {{.name = "first", .value = "5"},
                  {.name = "last", .value = "6"},
                  {.name = "after_time", .value = after},
                  {.name = "computers", .value = "several"}},
          .source = source};
}

constexpr std::string_view kTen = "2026-01-02T10:00:00Z";

}  // namespace

TEST_CASE(
    "what a collector lacks may be of each computer with events in that file, and of no other") {
  CollectorGaps gaps;
  gaps.see(event_of("EAST", "a"));
  gaps.see(gap("a", kTen, "11:00"));
  gaps.see(event_of("WEST", "a"));
  gaps.see(event_of("SOUTH", "b"));
  CHECK(gaps.may_miss("EAST", {}, {}));
  CHECK(gaps.may_miss("WEST", {}, {}));
  CHECK_FALSE(gaps.may_miss("SOUTH", {}, {}));
  CHECK_FALSE(gaps.may_miss("NORTH", {}, {}));
}

namespace {

// Whether something may be missing of the last of the computers that logged to a file without a
// gap, one behind the other, beside a gap elsewhere.
bool is_collected(const std::vector<std::string_view>& computers) {
  CollectorGaps gaps;
  for (const auto computer : computers) gaps.see(event_of(computer, "old"));
  gaps.see(gap("a", kTen, "11:00"));
  return gaps.may_miss(computers.back(), {}, {});
}

}  // namespace

TEST_CASE("the computers of another file that is a collector's are collected from, too") {
  CHECK(is_collected({"EAST", "WEST", "EAST"}));
  CHECK(is_collected({"EAST", "WEST", "NORTH"}));
  CHECK(is_collected({"EAST", "WEST", "EAST", "SOUTH"}));
}

TEST_CASE("the log of a computer that was renamed, or has no name at times, is no collector's") {
  CHECK_FALSE(is_collected({"EAST"}));
  CHECK_FALSE(is_collected({"WIN-NEW", "EAST"}));
  CHECK_FALSE(is_collected({"EAST", "East", "EAST"}));
  CHECK_FALSE(is_collected({"EAST", "", "EAST"}));
  CHECK_FALSE(is_collected({"EAST", "WEST", ""}));
}

TEST_CASE("where no collector lacks anything nothing is missing") {
  CollectorGaps gaps;
  gaps.see(event_of("EAST", "a"));
  gaps.see(event_of("WEST", "a"));
  CHECK_FALSE(gaps.may_miss("EAST", {}, {}));
}

TEST_CASE("what is missing is of the time between the records beside it, whichever is later") {
  const auto is_missed = [](const std::string& from, const std::string& to) {
    CollectorGaps gaps;
    gaps.see(event_of("EAST", "a"));
    gaps.see(gap("a", "2026-01-02T11:00:00Z", "10:00"));
    gaps.see(gap("a", "2026-01-02T13:00:00Z", "13:00"));
    return gaps.may_miss("EAST", at(from), at(to));
  };
  CHECK(is_missed("", ""));
  CHECK(is_missed("10:10", "10:20"));
  CHECK(is_missed("09:00", "10:20"));
  CHECK(is_missed("10:00", "11:00"));
  CHECK(is_missed("12:00", "14:00"));
  CHECK(is_missed("12:00", ""));
  CHECK_FALSE(is_missed("", "10:00"));
  CHECK_FALSE(is_missed("11:00", "13:00"));
  CHECK_FALSE(is_missed("13:00", ""));
  CHECK_FALSE(is_missed("12:00", "12:00"));
}
