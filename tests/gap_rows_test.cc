#include "timeline/gap_rows.h"

#include <memory>
#include <string>
#include <vector>

#include "events/field_meaning.h"
#include "testing.h"
#include "timeline/row_loss.h"

namespace {

using timeline::RecordGap;

timeline::EventList rows_of(const std::vector<RecordGap>& gaps, const timeline::Filter& filter,
                            const std::shared_ptr<timeline::Pools>& pools) {
  timeline::EventList rows(pools, {"a.evtx", "b.evtx"});
  rows.add(timeline::gap_rows(gaps, filter, *pools));
  return rows;
}

}  // namespace

TEST_CASE("a gap is an event of its own that stands with the record behind it") {
  const auto pools = std::make_shared<timeline::Pools>();
  const RecordGap gap{.first = 3,
                      .last = 9,
                      .unreadable = 2,
                      .place = {.time = 100,
                                .record_id = 10,
                                .offset = 0x1200,
                                .computer = pools->texts.id_of("VPN1"),
                                .source = 1,
                                .event_id = 4655,
                                .outcome = 1}};
  const auto rows = rows_of({gap}, {}, pools);
  REQUIRE(rows.size() == 1);
  const auto row = rows.at(0);
  CHECK(row.event_id == 0);
  CHECK(row.kind == events::Kind::records_missing);
  CHECK_FALSE(row.outcome);
  CHECK(row.computer == "VPN1");
  CHECK(row.source == "b.evtx");
  CHECK(row.record_id == 10);
  CHECK(row.offset == 0x1200);
  CHECK(row.other == std::vector<events::FieldView>{
                         {"first", "3"}, {"last", "9"}, {"count", "7"}, {"unreadable", "2"}});
}

TEST_CASE("what stands in the row of a gap is explained") {
  const auto pools = std::make_shared<timeline::Pools>();
  const auto rows = rows_of({{.first = 3,
                              .last = 9,
                              .unreadable = 2,
                              .after_time = evtx::Timestamp{},
                              .is_of_several_computers = true},
                             {.first = 11, .is_behind_all = true, .is_loss = true}},
                            {}, pools);
  REQUIRE(rows.size() == 2);
  for (const auto& row : rows)
    for (const auto& field : row.other) {
      CAPTURE(field.name);
      CHECK(events::field_meaning(field.name) != nullptr);
    }
}

TEST_CASE("a gap where something was lost says so, unless it counts what was met") {
  const auto pools = std::make_shared<timeline::Pools>();
  const auto rows = rows_of({{.first = 3, .last = 3, .is_loss = true},
                             {.first = 5, .last = 5, .unreadable = 1, .is_loss = true}},
                            {}, pools);
  CHECK(rows.at(0).other == std::vector<events::FieldView>{
                                {"first", "3"}, {"last", "3"}, {"count", "1"}, {"lost", "yes"}});
  CHECK(rows.at(1).other ==
        std::vector<events::FieldView>{
            {"first", "5"}, {"last", "5"}, {"count", "1"}, {"unreadable", "1"}});
}

TEST_CASE("a gap between two records has the time of the one before it") {
  const auto pools = std::make_shared<timeline::Pools>();
  const auto rows =
      rows_of({{.first = 3, .last = 3, .after_time = evtx::from_iso8601("2026-01-02T03:04:05Z")}},
              {}, pools);
  CHECK(rows.at(0).other ==
        std::vector<events::FieldView>{{"first", "3"},
                                       {"last", "3"},
                                       {"count", "1"},
                                       {"after_time", "2026-01-02T03:04:05.0000000Z"}});
}

TEST_CASE("where all missing records are away, none is said to be unreadable") {
  const auto pools = std::make_shared<timeline::Pools>();
  const auto rows = rows_of({{.first = 3, .last = 3}}, {}, pools);
  CHECK(rows.at(0).other ==
        std::vector<events::FieldView>{{"first", "3"}, {"last", "3"}, {"count", "1"}});
}

namespace {

// What stands in the row of a source with this account, and which source it is; empty: no row.
std::string lost_source(const timeline::Account& account, const timeline::Filter& filter = {},
                        const std::vector<RecordGap>& gaps = {}) {
  const auto pools = std::make_shared<timeline::Pools>();
  timeline::EventList rows(pools, {"a.evtx", "b.evtx"});
  rows.add(
      timeline::lost_source_row({.number = 1, .account = account, .gaps = gaps}, filter, *pools));
  std::string text;
  for (const auto& row : rows) {
    CHECK(row.kind == events::Kind::records_missing);
    CHECK_FALSE(row.time);
    CHECK(row.computer.empty());
    CHECK(row.record_id == 0);
    text.append(row.source);
    for (const auto& field : row.other)
      text.append(" ").append(field.name).append("=").append(field.value);
  }
  return text;
}

timeline::Account with_loss(const timeline::Counts& counts) {
  timeline::Account account{.counts = counts};
  account.losses.add(evtx::Error("is gone"));
  return account;
}

}  // namespace

TEST_CASE("a source of which nothing, or not each row, could be read has a row without a place") {
  CHECK(lost_source(with_loss({})) == "b.evtx unreadable=0");
  CHECK(lost_source(with_loss({.records = 3, .unreadable = 3})) == "b.evtx unreadable=3");
  CHECK(lost_source(with_loss({.records = 5, .rows = 5, .unreadable = 2})) ==
        "b.evtx rows_unreadable=2");
  CHECK(lost_source(with_loss({.records = 5, .rows = 5})) == "b.evtx rows_unreadable=0");
}

TEST_CASE("a source that lost nothing has no row of its own") {
  CHECK(lost_source({}).empty());
  CHECK(lost_source({.counts = {.records = 5, .rows = 5, .unreadable = 2}}).empty());
}

TEST_CASE("a source that was read in part has a row where no gap tells of its loss") {
  const auto account = with_loss({.records = 3, .others = 1, .unreadable = 2});
  CHECK(lost_source(account) == "b.evtx lost=yes");
  CHECK(lost_source(with_loss({.records = 3, .unreadable = 3, .recovered = 1})) ==
        "b.evtx lost=yes");
  CHECK(lost_source(account, {}, {{.first = 3, .last = 4}}) == "b.evtx lost=yes");
  CHECK(lost_source(account, {}, {{.first = 3, .last = 4, .unreadable = 1}}).empty());
  CHECK(lost_source(account, {.until = evtx::from_iso8601("1990-01-01")},
                    {{.first = 3, .last = 4, .is_loss = true}})
            .empty());
}

TEST_CASE("a source has a row for what was lost where no gap is, beside gaps that tell of a loss") {
  const auto pools = std::make_shared<timeline::Pools>();
  const auto account = with_loss({.records = 3, .others = 1, .unreadable = 2});
  const std::vector<RecordGap> gaps{{.first = 3, .last = 4, .unreadable = 1}};
  const auto rows = timeline::lost_source_row(
      {.account = account, .gaps = gaps, .is_lost_elsewhere = true}, {}, *pools);
  CHECK(rows.events.size() == 1);
}

TEST_CASE("a gap tells of a loss where its row does") {
  const auto pools = std::make_shared<timeline::Pools>();
  const auto gap = GENERATE(values<RecordGap>({
      {.first = 3, .last = 4},
      {.first = 3, .last = 4, .unreadable = 1},
      {.first = 3, .last = 4, .is_loss = true},
      {.last = 4},
      {.first = 3, .is_behind_all = true},
      {.first = 3, .last = 4, .is_behind_all = true},
  }));
  const auto rows = rows_of({gap}, {}, pools);
  CHECK(timeline::tells_of_loss(gap) == timeline::loss_told_by(rows.at(0)).has_value());
}

TEST_CASE("the row of a lost source is of any time and computer, but is an event like others") {
  CHECK(lost_source(with_loss({}), {.since = evtx::from_iso8601("2026-01-01")}) ==
        "b.evtx unreadable=0");
  CHECK(lost_source(with_loss({}), {.computers = {"VPN1"}}) == "b.evtx unreadable=0");
  CHECK(lost_source(with_loss({}), {.event_ids = {4655}}).empty());
}

TEST_CASE("gaps that the filter does not want have no row") {
  const auto pools = std::make_shared<timeline::Pools>();
  CHECK(rows_of({{.first = 3, .last = 3}}, {.event_ids = {4655}}, pools).empty());
  CHECK(rows_of({{.first = 3, .last = 3}}, {.event_ids = {0}}, pools).size() == 1);
}
