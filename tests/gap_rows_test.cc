#include "timeline/gap_rows.h"

#include <memory>
#include <string>
#include <vector>

#include "testing.h"

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

TEST_CASE("where all missing records are away, none is said to be unreadable") {
  const auto pools = std::make_shared<timeline::Pools>();
  const auto rows = rows_of({{.first = 3, .last = 3}}, {}, pools);
  CHECK(rows.at(0).other ==
        std::vector<events::FieldView>{{"first", "3"}, {"last", "3"}, {"count", "1"}});
}

TEST_CASE("gaps that the filter does not want have no row") {
  const auto pools = std::make_shared<timeline::Pools>();
  CHECK(rows_of({{.first = 3, .last = 3}}, {.event_ids = {4655}}, pools).empty());
  CHECK(rows_of({{.first = 3, .last = 3}}, {.event_ids = {0}}, pools).size() == 1);
}
