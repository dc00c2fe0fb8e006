// Context events from the bytes of a log to the list, and the rows of gaps between them.

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "events/catalogue.h"
#include "events/field.h"
#include "evtx/libevtx/reader.h"
#include "evtx/native_reader.h"
#include "evtx_writer/damage.h"
#include "evtx_writer/log.h"
#include "memory_source.h"
#include "stories/context.h"
#include "testing.h"
#include "timeline/collect.h"
#include "timeline/piece_events.h"

namespace {

using evtx_writer::Form;
using stories::Negotiation;
using timeline::Collecting;

constexpr std::uint64_t kOfEach = 12;  // context events in the log below

std::vector<evtx_writer::Event> one_of_each() {
  const Negotiation peer;
  const auto* time = "2026-03-02T06:00:00Z";
  return {stories::logging_stopped(time, 1),
          stories::log_cleared(time, 2, "mallory"),
          stories::system_started(time, 3),
          stories::time_changed(time, 4, "2026-03-02T05:00:00Z"),
          stories::quick_mode_failed(time, 5, peer, {}, 41),
          stories::audit_policy_changed(time, 6, "%%8448, %%8450"),
          stories::invalid_packet(4977, time, 7, peer),
          stories::invalid_packet(4978, time, 8, peer),
          stories::extended_mode_established(time, 9, peer, 41),
          stories::extended_mode_failed(time, 10, peer, {}),
          stories::quick_mode_established(time, 11, peer, 41, 7),
          stories::quick_mode_ended(time, 12, peer, 7),
          stories::established(time, 13, peer, 41),
          stories::logoff(time, 14)};
}

std::vector<std::byte> log_of(const std::vector<evtx_writer::Event>& events, Form form) {
  evtx_writer::Log log;
  for (const auto& event : events) log.add(event, form);
  return log.bytes();
}

timeline::Collection collected(const std::vector<std::byte>& log, const Collecting& options) {
  const auto source = memory_source(log);
  return timeline::collect(std::span(&source, 1), options);
}

std::vector<std::string> kinds_of(const timeline::Collection& collection) {
  std::vector<std::string> kinds;
  for (const auto& event : collection.events) kinds.emplace_back(events::name(event.kind));
  return kinds;
}

std::string detail(const events::Event& event) {
  std::string text;
  for (const auto& [name, value, code_units] : event.other)
    text.append(text.empty() ? "" : "; ").append(name).append("=").append(value);
  return text;
}

std::string without_time(const std::string& told) { return told.substr(0, told.find("; after_t")); }

// Of the rows for missing records, what is told, but for the time of the record before, and of
// which record it stands before.
std::vector<std::string> gaps_in(const std::vector<std::byte>& log, const Collecting& options) {
  std::vector<std::string> gaps;
  const auto collection = collected(log, options);
  for (const auto& event : collection.events)
    if (event.kind == events::Kind::records_missing)
      gaps.push_back(without_time(detail(event)) + " before " + std::to_string(event.record_id));
  return gaps;
}

std::vector<std::byte> log_with_ids(const std::vector<std::uint64_t>& ids) {
  evtx_writer::Log log;
  for (const auto id : ids) log.add(stories::logoff("2026-03-02T06:00:00Z", id), Form::today);
  return log.bytes();
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("context events are read where they are asked for, by every reader, in every form") {
  const auto form = GENERATE(Form::today, Form::saved, Form::forwarded);
  const auto log = log_of(one_of_each(), form);
  std::vector<evtx::Reader> readers{{}, evtx::read_natively};
  if (form != Form::forwarded) readers.emplace_back(evtx::read_with_libevtx);
  for (const auto& reader : readers) {
    const auto collection = collected(log, {.reader = reader, .context = true});
    CHECK(kinds_of(collection) ==
          Texts{"logging_stopped", "log_cleared", "system_started", "time_changed",
                "quick_mode_failed", "audit_policy_changed", "quick_mode_invalid_packet",
                "extended_mode_invalid_packet", "extended_mode_established", "extended_mode_failed",
                "quick_mode_established", "quick_mode_ended", "established"});
    const auto& counts = collection.accounts.at(0).counts;
    CHECK(counts.records == 14);
    CHECK(counts.main_mode == 1);
    CHECK(counts.others == 13);
    CHECK(counts.context == kOfEach);
    CHECK(counts.audit == 11);
  }
}

TEST_CASE("context events are other events where nobody asks for them") {
  const auto reader = GENERATE(evtx::Reader{}, evtx::Reader{evtx::read_natively});
  const auto collection = collected(log_of(one_of_each(), Form::today), {.reader = reader});
  CHECK(kinds_of(collection) == Texts{"established"});
  CHECK(collection.accounts.at(0).counts.others == 13);
  CHECK(collection.accounts.at(0).counts.context == 0);
}

TEST_CASE("the fields of UserData are those of the event") {
  const auto form = GENERATE(Form::today, Form::saved, Form::forwarded);
  const auto log = log_of({stories::log_cleared("2026-03-02T06:00:00Z", 5, "mallory")}, form);
  const auto collection = collected(log, {.context = true});
  REQUIRE(collection.events.size() == 1);
  const auto event = collection.events.at(0);
  CHECK(event.event_id == 1102);
  CHECK(event.outcome == events::Outcome::success);
  CHECK(event.record_id == 5);
  CHECK(detail(event) ==
        "SubjectUserSid=S-1-5-21-1004336348-1177238915-682003330-1103; SubjectUserName=mallory; "
        "SubjectDomainName=EXAMPLE; SubjectLogonId=0x3e7");
}

TEST_CASE("an id is a context event of its own provider only") {
  auto events = one_of_each();
  for (auto& event : events) {
    const bool is_eventlog = event.id < 4000;
    event.provider = is_eventlog ? "Microsoft-Windows-Security-Auditing" : "Some-Provider";
    event.provider_guid = is_eventlog ? "{54849625-5478-4994-A5BA-3E3B0328C30D}"
                                      : "{00000000-0000-0000-0000-000000000001}";
  }
  const auto reader = GENERATE(evtx::Reader{}, evtx::Reader{evtx::read_natively});
  const auto collection =
      collected(log_of(events, Form::today), {.reader = reader, .context = true});
  CHECK(collection.events.empty());
  CHECK(collection.accounts.at(0).counts.others == 14);
}

TEST_CASE("a provider is known by its GUID alone") {
  auto cleared = stories::log_cleared("2026-03-02T06:00:00Z", 5, "mallory");
  cleared.provider = "";
  CHECK(kinds_of(collected(log_of({cleared}, Form::today), {.context = true})) ==
        Texts{"log_cleared"});
}

TEST_CASE("context events that the filter does not want are others, and not left out") {
  const auto collection = collected(log_of(one_of_each(), Form::today),
                                    {.filter = {.event_ids = {1102, 5451}}, .context = true});
  CHECK(kinds_of(collection) == Texts{"log_cleared", "quick_mode_established"});
  const auto& counts = collection.accounts.at(0).counts;
  CHECK(counts.context == 2);
  CHECK(counts.others == 13);
  CHECK(counts.filtered == 1);  // the 4650
}

TEST_CASE("libevtx agrees on every context event that it can read") {
  const auto collection = collected(log_of(one_of_each(), Form::today),
                                    {.crosscheck = timeline::Crosscheck::all, .context = true});
  const auto& account = collection.accounts.at(0);
  CHECK(account.counts.second_opinions == kOfEach + 1);
  CHECK(account.differences.count() == 0);
}

TEST_CASE("context events are recovered from the slack as Main Mode events are") {
  auto log = log_of(one_of_each(), Form::today);
  evtx_writer::take_back(log, 0, 4);
  const auto recovery = timeline::Recovery::on;
  const auto with = collected(log, {.recovery = recovery, .context = true});
  CHECK(with.accounts.at(0).counts.recovered == 3);  // and the logoff is none of them
  const auto without = collected(log, {.recovery = recovery});
  CHECK(without.accounts.at(0).counts.recovered == 1);
}

// The header of the chunk names all.
TEST_CASE("where record ids skip, a row stands before the record behind the gap") {
  const auto reader = GENERATE(evtx::Reader{}, evtx::Reader{evtx::read_natively},
                               evtx::Reader{evtx::read_with_libevtx});
  const auto log = log_with_ids({10, 11, 15, 16, 18});
  CHECK(gaps_in(log, {.reader = reader, .context = true}) ==
        Texts{"first=12; last=14; count=3; lost=yes before 15",
              "first=17; last=17; count=1; lost=yes before 18"});
  CHECK(gaps_in(log, {.reader = reader}).empty());
}

TEST_CASE("the row of a gap says when, where and in which log it is") {
  auto events = std::vector{stories::ended("2026-03-02T06:00:00Z", 1, {}, 41),
                            stories::ended("2026-03-02T07:00:00Z", 5, {}, 42)};
  events.at(1).written = evtx::from_iso8601("2026-03-02T07:00:30Z");
  const auto collection = collected(log_of(events, Form::today), {.context = true});
  REQUIRE(collection.events.size() == 3);
  const auto gap = collection.events.at(1);
  const auto behind = collection.events.at(2);
  CHECK(gap.event_id == 0);
  CHECK(gap.kind == events::Kind::records_missing);
  CHECK_FALSE(gap.outcome);
  CHECK(gap.time == behind.time);
  CHECK(gap.written == behind.written);
  CHECK(gap.computer == behind.computer);
  CHECK(gap.channel == "Security");
  CHECK(gap.record_id == 5);
  CHECK(gap.source == "a.evtx");
  CHECK(gap.offset == behind.offset);
  CHECK(gap.raw == std::vector<events::FieldView>{{"first", "2"},
                                                  {"last", "4"},
                                                  {"count", "3"},
                                                  {"lost", "yes"},
                                                  {"after_time", "2026-03-02T06:00:00.0000000Z"}});
}

TEST_CASE("the row of a gap has the time of the record before it, wherever in a chunk that stood") {
  evtx_writer::Log log;
  for (const std::uint64_t id : {1U, 2U, 3U, 5U, 7U, 8U, 9U}) {
    log.add(stories::logoff(fmt::format("2026-03-02T0{}:00:00Z", id), id), Form::today);
    if (id == 5 || id == 8) log.close_chunk();
  }
  auto bytes = log.bytes();
  evtx_writer::set_record_size(bytes, 0, 2, 7);  // that of record 3
  evtx_writer::set_record_size(bytes, 1, 1, 7);  // and of 8
  const auto reader = GENERATE(evtx::Reader{}, evtx::Reader{evtx::read_natively},
                               evtx::Reader{evtx::read_with_libevtx});
  const auto collection = collected(bytes, {.reader = reader, .context = true});
  Texts spans;
  for (const auto& event : collection.events)
    if (event.kind == events::Kind::records_missing)
      spans.push_back(fmt::format("{} {}", event.record_id, field(event, "after_time")));
  CHECK(spans == Texts{"5 2026-03-02T02:00:00.0000000Z", "7 2026-03-02T05:00:00.0000000Z",
                       "9 2026-03-02T07:00:00.0000000Z"});
}

TEST_CASE("the filter is asked about the rows of gaps too") {
  const auto log = log_with_ids({10, 12});
  const auto count = [&](timeline::Filter filter) {
    return gaps_in(log, {.filter = std::move(filter), .context = true}).size();
  };
  CHECK(count({}) == 1);
  CHECK(count({.event_ids = {0}}) == 1);
  CHECK(count({.event_ids = {4653}}) == 0);
  CHECK(count({.since = evtx::from_iso8601("2026-03-02T06:00:01Z")}) == 0);
  CHECK(count({.computers = {"VPN2*"}}) == 0);
}

TEST_CASE("chunks that are not in the order of their ids, as in a circular log, make no gap") {
  evtx_writer::Log log;
  for (std::uint64_t id = 1; id <= 40; ++id) {
    log.add(stories::logoff("2026-03-02T06:00:00Z", id), Form::today);
    if (id % 2 == 0) log.close_chunk();
  }
  auto bytes = log.bytes();
  const auto chunks = bytes.begin() + evtx::kFileHeaderSize;
  std::rotate(chunks, chunks + 13 * std::ptrdiff_t{evtx::kChunkSize}, bytes.end());
  CHECK(gaps_in(bytes, {.threads = 3, .context = true}).empty());
  // Without the chunk of 21 and 22, which stands in the middle of the first records read.
  evtx_writer::zero_chunk(bytes, 17);
  for (const std::size_t threads : {1U, 2U, 5U})
    CHECK(gaps_in(bytes, {.threads = threads, .context = true}) ==
          Texts{"first=21; last=22; count=2; lost=yes before 23"});
}

TEST_CASE("what is behind a cut is told to follow the last record, as its host numbered it") {
  evtx_writer::Log log;
  for (const std::uint64_t id : {500U, 12U, 77U}) {
    log.add(stories::ended("2026-03-02T06:00:00Z", id, {}, id), Form::forwarded);
    log.close_chunk();
  }
  auto bytes = log.bytes();
  evtx_writer::cut_in(bytes, 2, 300);
  // The header, which is sound, names the last one.
  CHECK(gaps_in(bytes, {.context = true}) == Texts{"after=12; first=3; last=3; count=1 before 13"});
  evtx_writer::make_dirty(bytes);
  CHECK(gaps_in(bytes, {.context = true}) == Texts{"after=12; first=3 before 13"});
}

TEST_CASE("the ids of a collector's log are its own, whatever the hosts' are") {
  std::vector<evtx_writer::Event> events;
  for (const std::uint64_t id : {500U, 12U, 77U})
    events.push_back(stories::logoff("2026-03-02T06:00:00Z", id));
  CHECK(gaps_in(log_of(events, Form::forwarded), {.context = true}).empty());
}

TEST_CASE("of missing records those that were met and not read are counted") {
  auto log = log_with_ids({1, 2, 3, 4, 7});
  evtx_writer::set_record_size(log, 0, 2, 7);
  const auto reader = GENERATE(evtx::Reader{}, evtx::Reader{evtx::read_natively},
                               evtx::Reader{evtx::read_with_libevtx});
  CHECK(gaps_in(log, {.reader = reader, .context = true}) ==
        Texts{"first=3; last=3; count=1; unreadable=1 before 4",
              "first=5; last=6; count=2; lost=yes before 7"});
}

TEST_CASE("gaps are those of one log, not of several") {
  const auto first = log_with_ids({1, 2});
  const auto second = log_with_ids({7, 8});
  const std::vector sources{memory_source(first), memory_source(second)};
  CHECK(timeline::collect(sources, {.context = true}).events.empty());
}
