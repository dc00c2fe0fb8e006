#include "render/packed_csv.h"

#include <cstdint>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "hand_made_list.h"
#include "render/csv.h"
#include "testing.h"

namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;
using Records = std::vector<evtx::Record>;

struct Written {
  std::string packed{};
  std::string unpacked{};
  std::size_t by_plan = 0;  // how many of the rows
};

Written written(const timeline::EventList& list) {
  std::ostringstream packed;
  std::ostringstream unpacked;
  std::size_t planned = 0;
  render::PackedCsv packed_rows(packed, list);
  render::CsvWriter rows(unpacked);
  for (std::size_t i = 0; i < list.size(); ++i)
    if (packed_rows.row(i)) ++planned;
  for (const auto& event : list) rows.row(event);
  return {packed.str(), unpacked.str(), planned};
}

// Of events that come again and again, so that they have a plan. How many of the rows had one.
std::size_t check_same(const Records& records,
                       timeline::Checksum checksum = timeline::Checksum::right) {
  Records all;
  for (int i = 0; i < 5; ++i) all.insert(all.end(), records.begin(), records.end());
  const auto rows = written(hand_made::list({{"a,b.evtx", all, checksum}}));
  CHECK(rows.packed == rows.unpacked);
  return rows.by_plan;
}

constexpr auto kTime = "2026-01-02T03:04:05.1234567Z";

evtx::Record with(const Fields& fields, std::uint32_t event_id = 4653) {
  return hand_made::record(event_id, kTime, "VPN1", 42, fields);
}

// Values that are shown otherwise than they are held, or nearly are.
const std::vector<std::string>& odd_values() {
  static const std::vector<std::string> values{
      "",
      "-",
      " - ",
      " ",
      "\t",
      "--",
      "-1",
      "0",
      "00",
      "007",
      "500",
      "4294967295",
      "4294967296",
      "999999999",
      "1000000000",
      "999999999999999",
      "1000000000000000",
      "18446744073709551615",
      "18446744073709551616",
      "0x1f4",
      "1.10",
      "12e5",
      " 500 ",
      "%%8222",
      " %%8222 ",
      "%%9999999",
      "%%",
      "192.0.2.1",
      "2001:db8::7",
      "2001:db8:1111:2222:3333:4444:5555:6666",
      "=1+1",
      "@x",
      "+x",
      "a,b",
      "a \"b\"",
      "\"",
      "a\nb",
      "\x01",
      "gr\xc3\xbcn",
      "\xff",
      "0000000000000000",
      "12345678901234e5",
      "975835de1c9756ce",
      "975835DE1C9756CE",
      "ABC",
      "an inline text, as long",
      "a text as short as pooled",
      "\"quoted\", and longer than what is held inline",
      "No policy configured",
      "No policy configured\r\n",
      "Policy match error",
  };
  return values;
}

}  // namespace

TEST_CASE("events of one kind are written as they are where they are unpacked") {
  CHECK(check_same({hand_made::up("2026-01-02T03:04:05.1234567Z", 7, 5),
                    hand_made::up("2026-01-02T03:04:59.9999999Z", 8, 6),
                    hand_made::up("2026-01-02T03:05:00Z", 9, 7), hand_made::down(kTime, 10, 5)}) ==
        20 - 3 - 3);
}

TEST_CASE("each field is written as it is where it is unpacked, whatever its value") {
  for (const std::string name : {"LocalMMPrincipalName",
                                 "RemoteMMPrincipalName",
                                 "LocalAddress",
                                 "RemoteAddress",
                                 "LocalKeyModPort",
                                 "RemoteKeyModPort",
                                 "KeyModName",
                                 "FailurePoint",
                                 "FailureReason",
                                 "MMAuthMethod",
                                 "Role",
                                 "State",
                                 "MMFilterID",
                                 "MMSAID",
                                 "MMLifetime",
                                 "QMLimit",
                                 "InitiatorCookie",
                                 "ResponderCookie",
                                 "RemoteMMCertHash",
                                 "LocalMMCertHash",
                                 "Unknown"})
    for (const auto& value : odd_values()) {
      CAPTURE(name, value);
      check_same({with({{name, value}})});
    }
}

TEST_CASE("of fields of one place the first that says something is written") {
  for (const auto& value : odd_values()) {
    CAPTURE(value);
    check_same({with({{"MMSAID", value}, {"MainModeSaId", "7"}}),
                with({{"MMSAID", "7"}, {"MMSAID", value}})});
  }
}

TEST_CASE("values of any sort beside one another are written as they are where unpacked") {
  std::uint32_t state = 1;
  const auto random = [&] { return (state = state * 1'664'525 + 1'013'904'223) >> 8U; };
  const auto any = [&](const std::vector<std::string>& of) { return of[random() % of.size()]; };
  const std::vector<std::string> usual{"", "-", "500", "192.0.2.1", "gw1", "%%8222"};
  Records records;
  for (int i = 0; i < 3000; ++i) {
    Fields fields;
    for (const auto* name : {"LocalAddress", "RemoteAddress", "RemoteKeyModPort", "Role", "MMSAID",
                             "InitiatorCookie", "FailureReason", "RemoteMMPrincipalName"})
      fields.emplace_back(name, random() % 4 == 0 ? any(odd_values()) : any(usual));
    records.push_back(with(fields, random() % 2 == 0 ? 4653 : 4650));
  }
  CHECK(check_same(records) > 200);
}

TEST_CASE("an unusual event does not keep those like it from being planned, nor they it") {
  const auto odd = with({{"Role", "%%8205"}, {"RemoteKeyModPort", "none"}});
  const auto usual = with({{"Role", "%%8205"}, {"RemoteKeyModPort", "500"}});
  CHECK(check_same({usual, odd, usual, odd, usual, usual}) == 5 * 4 - 2);
}

TEST_CASE("what the head of an event says is written as it is where it is unpacked") {
  auto record = with({{"MMSAID", "7"}});
  SECTION("no time") { record.system.time_created.reset(); }
  SECTION("when it was written") { record.written = evtx::from_iso8601("1970-01-01T00:00:59Z"); }
  SECTION("long ago") { record.system.time_created = evtx::from_iso8601("1601-01-01"); }
  SECTION("a long id") { record.system.record_id = 1'000'000'000'000'000; }
  SECTION("the longest id that is short") { record.system.record_id = 999'999'999'999'999; }
  SECTION("a far place") { record.offset = 18'446'744'073'709'551'615U; }
  SECTION("an outcome") { record.system.keywords = 0x8020000000000000; }
  SECTION("another outcome") { record.system.keywords = 0x8010000000000000; }
  SECTION("recovered") { record.state = evtx::RecordState::recovered; }
  SECTION("no computer") { record.system.computer.reset(); }
  SECTION("an odd computer") { record.system.computer = "=VPN\",1"; }
  SECTION("a long computer") { record.system.computer = std::string(300, 'x'); }
  SECTION("an odd channel") { record.system.channel = "\x01\xff"; }
  check_same({with({{"MMSAID", "7"}}), record});
}

TEST_CASE("an event whose chunk has the wrong checksum says so") {
  check_same({with({{"MMSAID", "7"}})}, timeline::Checksum::wrong);
}

TEST_CASE("context events and missing records are written, too") {
  check_same({with({{"PreviousTime", "2026-01-02T03:04:05Z"}, {"NewTime", ""}}, 4616),
              with({{"SubcategoryGuid", "{0CCE9218-69AE-11D9-BED3-505054503030}"}}, 4719),
              with({{"first", "7"}, {"last", "9"}}, 0)});
}

TEST_CASE("each long text in a line has the room that it takes") {
  auto record = with({{"LocalAddress", std::string(10'000, 'x')},
                      {"RemoteAddress", std::string(50'000, '"')},
                      {"RemoteMMPrincipalName", std::string(50'000, '\x01')}});
  record.system.computer = std::string(100'000, 'y');
  record.system.channel = std::string(100'000, ',');
  const auto name = std::string(100'000, 'z') + ".evtx";
  const auto pools = std::make_shared<timeline::Pools>();
  timeline::EventList list(pools, {name});
  timeline::PackedBatch batch;
  const timeline::Filter all;
  timeline::Packing packing(batch, all, *pools, 0);
  for (int i = 0; i < 6; ++i) packing.add({.size = 1'000'000}, record);
  list.add(std::move(batch));
  const auto rows = written(list);
  CHECK(rows.by_plan == 3);
  CHECK(rows.packed == rows.unpacked);
}

TEST_CASE("events of many computers, files and common values are written with their own") {
  std::vector<hand_made::File> files;
  for (std::uint64_t i = 0; i < 150; ++i) {
    const auto host = "VPN" + std::to_string(i);
    files.push_back({.name = host + ".evtx"});
    for (std::uint64_t sa = 0; sa < 6; ++sa)
      files.back().records.push_back(
          hand_made::up(kTime, sa, sa, {.local = "10.0.0." + std::to_string(i)}, host));
  }
  const auto rows = written(hand_made::list(files));
  CHECK(rows.by_plan == 450);
  CHECK(rows.packed == rows.unpacked);
}

TEST_CASE(
    "more kinds of events than are kept are written, too, and those that come often by plan") {
  Records records;
  for (int i = 0; i < 3000; ++i) {
    records.push_back(with({{"LocalAddress", std::to_string(i)}, {"MMSAID", "7"}}));
    records.push_back(with({{"LocalAddress", "192.0.2.1"}, {"MMSAID", "7"}}));
  }
  CHECK(check_same(records) > 14'000);
}

TEST_CASE("what a second reader says otherwise is written") {
  const auto pools = std::make_shared<timeline::Pools>();
  timeline::EventList list(pools, {"a.evtx"});
  timeline::PackedBatch batch;
  const auto shape = pools->shapes.id_of({});
  for (int i = 0; i < 12; ++i)
    batch.events.push_back({.shape = shape,
                            .doubt = i % 2 == 0 ? 0 : pools->texts.id_of("libevtx reads another"),
                            .event_id = 4655});
  batch.values.assign(4, '\0');
  list.add(std::move(batch));
  const auto rows = written(list);
  CHECK(rows.packed == rows.unpacked);
  CHECK(rows.packed.find("crosscheck=libevtx reads another") != std::string::npos);
}
