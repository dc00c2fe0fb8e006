#include "timeline/crosscheck.h"

#include <string>
#include <vector>

#include "bytes.h"
#include "evtx_writer/log.h"
#include "stories/main_mode.h"
#include "testing.h"
#include "timeline/collect.h"

namespace {

using timeline::Crosscheck;

const events::Event kEvent{.event_id = 4655,
                           .outcome = events::Outcome::success,
                           .time = evtx::from_iso8601("2026-08-01T03:00:00Z"),
                           .computer = "VPN1",
                           .channel = "Security",
                           .raw = {{"MMSAID", "5", ""}, {"Id", "0x14b8e", ""}},
                           .record_id = 42};

evtx::Record same_record() {
  evtx::Record record{.id = 42, .event_data = {{"MMSAID", "5", ""}, {"Id", "0x00014b8e", ""}}};
  record.system = {.event_id = 4655,
                   .keywords = 0x8020000000000000,
                   .time_created = kEvent.time,
                   .channel = "Security",
                   .computer = "VPN1"};
  return record;
}

// The place, and both values behind it.
std::string difference(const evtx::Record& record) {
  const auto found = timeline::first_difference(kEvent, record);
  if (!found) return "none";
  return found->place + ": " + found->native + " | " + found->libevtx;
}

// libevtx ends a text at a NUL; the native reader does not.
std::vector<std::byte> log_with_nuls(evtx_writer::Form form, std::uint64_t count) {
  evtx_writer::Log log;
  for (std::uint64_t i = 0; i < count; ++i) {
    auto event = stories::ended("2026-08-01T03:00:00Z", i + 1, {}, 5);
    event.data.push_back({"Odd", std::string("a\0b", 3)});
    log.add(event, form);
    if (i % 2 == 1) log.close_chunk();
  }
  return log.bytes();
}

timeline::Collection collected(const std::vector<std::byte>& log, Crosscheck crosscheck) {
  const timeline::Source source{.name = "a.evtx",
                                .open = [&]() -> std::unique_ptr<evtx::ByteStream> {
                                  return std::make_unique<MemoryStream>(log);
                                }};
  return timeline::collect(std::span(&source, 1), {.threads = 2, .crosscheck = crosscheck});
}

}  // namespace

TEST_CASE("an event is the same as its record, however libevtx writes numbers") {
  CHECK(difference(same_record()) == "none");
}

TEST_CASE("what libevtx reads otherwise is told with its place and both values") {
  auto record = same_record();
  SECTION("a value") {
    record.event_data[0].value = "6";
    CHECK(difference(record) == "MMSAID: 5 | 6");
  }
  SECTION("a name") {
    record.event_data[0].name = "SAID";
    CHECK(difference(record) == "EventData: MMSAID Id | SAID Id");
  }
  SECTION("names that only look alike in a row") {
    auto event = kEvent;
    event.raw = {{"MMSAID Id", "5", ""}};
    const auto found = timeline::first_difference(event, record);
    REQUIRE(found);
    CHECK(found->place == "EventData");
    CHECK(found->native == "\"MMSAID Id\"");
    CHECK(found->libevtx == "MMSAID Id");
  }
  SECTION("a field that is not there") {
    record.event_data.pop_back();
    CHECK(difference(record) == "EventData: MMSAID Id | MMSAID");
  }
  SECTION("the computer") {
    record.system.computer = "VPN2";
    CHECK(difference(record) == "Computer: VPN1 | VPN2");
  }
  SECTION("the time") {
    record.system.time_created.reset();
    CHECK(difference(record) == "TimeCreated: 2026-08-01T03:00:00.0000000Z | ");
  }
  SECTION("the outcome") {
    record.system.keywords = 0;
    CHECK(difference(record) == "Keywords: success | none");
  }
  SECTION("the record's number") {
    record.system.record_id = 43;
    CHECK(difference(record) == "EventRecordID: 42 | 43");
  }
}

TEST_CASE("the first event of a template is checked, or all, or none") {
  const auto log = log_with_nuls(evtx_writer::Form::today, 6);
  const auto [crosscheck, checked] = GENERATE(table<Crosscheck, std::uint64_t>(
      {{Crosscheck::off, 0}, {Crosscheck::first, 1}, {Crosscheck::all, 6}}));
  const auto collection = collected(log, crosscheck);
  const auto& account = collection.accounts.at(0);
  CHECK(account.counts.second_opinions == checked);
  CHECK(account.differences.count() == checked);
  std::uint64_t marked = 0;
  for (const auto& event : collection.events)
    for (const auto& field : event.other)
      if (field.name == "crosscheck" && field.value == "libevtx reads Odd as 'a'") ++marked;
  CHECK(marked == checked);
  if (checked > 0)
    CHECK(account.differences.kept().at(0).what() ==
          std::string("a.evtx: record 1 at 0x1200: Odd is 'a\u2400b' as read natively, 'a' as "
                      "libevtx reads it"));
}

TEST_CASE("a record that libevtx cannot read has no second opinion, and is no difference") {
  const auto collection =
      collected(log_with_nuls(evtx_writer::Form::forwarded, 3), Crosscheck::all);
  const auto& account = collection.accounts.at(0);
  CHECK(account.counts.main_mode == 3);
  CHECK(account.counts.second_opinions == 0);
  CHECK(account.counts.no_second_opinion == 3);
  CHECK(account.differences.count() == 0);
}

TEST_CASE("an event behind one that libevtx cannot read has its second opinion all the same") {
  evtx_writer::Log log;
  log.add(stories::ended("2026-08-01T03:00:00Z", 1, {}, 5), evtx_writer::Form::forwarded);
  log.add(stories::ended("2026-08-01T04:00:00Z", 2, {}, 6), evtx_writer::Form::today);
  const auto counts = collected(log.bytes(), Crosscheck::all).accounts.at(0).counts;
  CHECK(counts.second_opinions == 1);
  CHECK(counts.no_second_opinion == 1);
}
