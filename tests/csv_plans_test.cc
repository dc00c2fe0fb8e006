#include "render/csv_plans.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "hand_made_list.h"
#include "testing.h"

namespace {

evtx::Record from(const std::string& local, const std::string& port = "500") {
  return hand_made::record(4653, "2026-01-02T03:04:05Z", "VPN1", 42,
                           {{"LocalAddress", local}, {"RemoteKeyModPort", port}});
}

/// Which of the events have a plan: `.` without, `p` with one.
std::string planned(const timeline::EventList& list) {
  render::CsvPlans plans(list);
  std::string words;
  for (std::size_t i = 0; i < list.size(); ++i) words += plans.of(i) == nullptr ? '.' : 'p';
  return words;
}

std::string planned(const std::vector<evtx::Record>& records) {
  return planned(hand_made::list({{"a.evtx", records}}));
}

}  // namespace

TEST_CASE("events have a plan from the fourth of their kind on") {
  CHECK(planned(std::vector(6, from("192.0.2.1"))) == "...ppp");
}

TEST_CASE("events that differ in what is common have a plan each") {
  std::vector<evtx::Record> records;
  for (int i = 0; i < 5; ++i) {
    records.push_back(from("192.0.2.1"));
    records.push_back(from("192.0.2.2"));
  }
  CHECK(planned(records) == "......pppp");
}

TEST_CASE("a plan is not given up for a few unusual events, but for many") {
  const auto odd = from("192.0.2.1", "none");
  std::vector<evtx::Record> records(6, odd);
  records.push_back(from("192.0.2.1"));
  records.push_back(odd);
  CHECK(planned(records) == "......pp");
  records.insert(records.begin(), 3, odd);
  records.push_back(from("192.0.2.1"));
  CHECK(planned(records) == "............");
}

TEST_CASE("an event of which a second reader says otherwise has no plan") {
  const auto pools = std::make_shared<timeline::Pools>();
  timeline::EventList list(pools, {"a.evtx"});
  timeline::PackedBatch batch;
  const auto shape = pools->shapes.id_of({});
  for (std::uint32_t i = 0; i < 8; ++i)
    batch.events.push_back({.shape = shape, .doubt = i % 2, .event_id = 4655});
  batch.values.assign(4, '\0');
  list.add(std::move(batch));
  CHECK(planned(list) == "......p.");
}

TEST_CASE("a plan with more text than a real event has is not kept") {
  CHECK(planned(std::vector(6, from(std::string(4000, 'x')))) == "...ppp");
  CHECK(planned(std::vector(6, from(std::string(17'000, 'x')))) == "......");
}

TEST_CASE("events of more kinds than are kept have plans again") {
  std::vector<evtx::Record> records;
  for (int i = 0; i < 2000; ++i) records.push_back(from(std::to_string(i)));
  records.insert(records.end(), 6, from("192.0.2.1"));
  CHECK(planned(records).ends_with("....ppp"));
}

TEST_CASE(
    "plans have no more text than there is room for, and those that follow have plans again") {
  std::vector<evtx::Record> records;
  for (int round = 0; round < 6; ++round)
    for (int i = 0; i < 200; ++i)
      records.push_back(from(std::to_string(i) + std::string(9000, 'x')));
  const auto few = std::ranges::count(planned(records), 'p');
  CHECK(few > 0);
  CHECK(few < 600);
  records.insert(records.end(), 6, from("192.0.2.1"));
  CHECK(planned(records).ends_with("...ppp"));
}
