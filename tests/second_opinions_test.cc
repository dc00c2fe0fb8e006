#include "timeline/second_opinions.h"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "evtx_writer/damage.h"
#include "evtx_writer/log.h"
#include "memory_source.h"
#include "render/column.h"
#include "stories/main_mode.h"
#include "testing.h"
#include "timeline/collect.h"

namespace {

using evtx_writer::Form;
using timeline::Crosscheck;

// libevtx ends a text at a NUL; the native reader does not.
std::vector<std::byte> log_with_nuls(Form form, std::uint64_t count) {
  evtx_writer::Log log;
  for (std::uint64_t i = 0; i < count; ++i) {
    auto event = stories::ended("2026-08-01T03:00:00Z", i + 1, {}, 5);
    event.data.push_back({"Odd", std::string("a\0b", 3)});
    log.add(event, form);
    if (i % 2 == 1) log.close_chunk();
  }
  return log.bytes();
}

timeline::Collection collected(const std::vector<std::byte>& log, Crosscheck crosscheck,
                               std::size_t threads = 2) {
  const auto source = memory_source(log);
  return timeline::collect(std::span(&source, 1), {.threads = threads, .crosscheck = crosscheck});
}

// A 4655 that libevtx reads otherwise, or cannot read if it is forwarded.
void add_odd(evtx_writer::Log& log, std::uint64_t id, Form form) {
  auto event = stories::ended("2026-08-01T03:00:00Z", id, {}, 5);
  event.data.push_back({"Odd", std::string("a\0b", 3)});
  log.add(event, form);
}

// The differences, a line each.
std::string differences(const timeline::Account& account) {
  std::string lines;
  for (const auto& difference : account.differences.kept())
    lines += difference.what() + std::string("\n");
  return lines;
}

bool have_same_events(const timeline::Collection& a, const timeline::Collection& b) {
  if (a.events.size() != b.events.size()) return false;
  for (std::size_t i = 0; i < a.events.size(); ++i)
    if (a.events.at(i) != b.events.at(i)) return false;
  return true;
}

}  // namespace

TEST_CASE("the first event of a template is checked, or all, or none") {
  const auto log = log_with_nuls(Form::today, 6);
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

TEST_CASE("each event of a chunk with a wrong checksum is marked, and checked") {
  auto log = log_with_nuls(Form::today, 6);
  evtx_writer::change_records_checksum(log, 1);
  const auto line =
      std::string("Odd=a\0b", 7) + "; chunk_checksum=wrong; crosscheck=libevtx reads Odd as 'a'\n";
  for (const std::size_t threads : {1U, 2U, 5U}) {
    const auto collection = collected(log, Crosscheck::first, threads);
    std::string marked;
    for (const auto& event : collection.events)
      if (event.has_wrong_checksum) marked += render::detail(event) + "\n";
    CHECK(marked == line + line);
    CHECK(collection.accounts.at(0).counts.second_opinions == 3);
  }
  CHECK(collected(log, Crosscheck::off).accounts.at(0).differences.count() == 0);
}

TEST_CASE("the check of a suspect event is not that of its template") {
  auto log = log_with_nuls(Form::today, 6);
  evtx_writer::change_records_checksum(log, 0);
  CHECK(collected(log, Crosscheck::first).accounts.at(0).counts.second_opinions == 3);
}

TEST_CASE("a record that libevtx cannot read has no second opinion, and is no difference") {
  const auto collection = collected(log_with_nuls(Form::forwarded, 3), Crosscheck::all);
  const auto& account = collection.accounts.at(0);
  CHECK(account.counts.main_mode == 3);
  CHECK(account.counts.second_opinions == 0);
  CHECK(account.counts.no_second_opinion == 3);
  REQUIRE(account.without_opinion.count() == 3);
  CHECK(std::string_view(account.without_opinion.kept().at(0).what())
            .starts_with("a.evtx: record 1 at 0x1200: it has no template"));
  CHECK(account.differences.count() == 0);
}

TEST_CASE("an event behind one that libevtx cannot read has its second opinion all the same") {
  evtx_writer::Log log;
  log.add(stories::ended("2026-08-01T03:00:00Z", 1, {}, 5), Form::forwarded);
  log.add(stories::ended("2026-08-01T04:00:00Z", 2, {}, 6), Form::today);
  const auto counts = collected(log.bytes(), Crosscheck::all).accounts.at(0).counts;
  CHECK(counts.second_opinions == 1);
  CHECK(counts.no_second_opinion == 1);
}

TEST_CASE(
    "an event that libevtx cannot read leaves the second opinion to the next of its template") {
  evtx_writer::Log log;
  SECTION("in its chunk") {
    add_odd(log, 1, Form::forwarded);
    add_odd(log, 2, Form::forwarded);
    add_odd(log, 3, Form::today);
  }
  SECTION("in another chunk, and another batch") {
    for (std::uint64_t id = 1; id <= 2; ++id) {
      add_odd(log, id, Form::forwarded);
      for (int i = 0; i < 10; ++i) {
        log.close_chunk();
        log.add(stories::logoff("2026-08-01T03:00:00Z", id), Form::today);
      }
    }
    add_odd(log, 3, Form::today);
  }
  add_odd(log, 4, Form::today);
  const auto bytes = log.bytes();
  const auto threads = GENERATE(std::size_t{1}, std::size_t{4});
  const auto collection = collected(bytes, Crosscheck::first, threads);
  const auto& account = collection.accounts.at(0);
  CHECK(account.counts.no_second_opinion == 2);
  CHECK(account.counts.second_opinions == 1);
  REQUIRE(account.differences.count() == 1);
  CHECK(account.differences.kept().at(0).location().record_id == 3U);
}

TEST_CASE("templates with fields of the same names and other types are checked each") {
  evtx_writer::Log log;
  log.add(stories::ended("2026-08-01T03:00:00Z", 1, {}, 5), Form::today);
  auto other = stories::ended("2026-08-01T03:00:00Z", 2, {}, 5);
  other.data.back() = {"MMSAID", std::string("5\0x", 3)};
  log.add(other, Form::today);
  log.add(stories::ended("2026-08-01T03:00:00Z", 3, {}, 5), Form::today);
  const auto collection = collected(log.bytes(), Crosscheck::first);
  const auto& account = collection.accounts.at(0);
  CHECK(account.counts.second_opinions == 2);
  REQUIRE(account.differences.count() == 1);
  CHECK(account.differences.kept().at(0).location().record_id == 2U);
}

TEST_CASE("libevtx is not asked for ever about a template of which it can read no event") {
  const auto collection = collected(log_with_nuls(Form::forwarded, 40), Crosscheck::first);
  const auto& counts = collection.accounts.at(0).counts;
  CHECK(counts.main_mode == 40);
  CHECK(counts.no_second_opinion == timeline::CheckedTemplates::kMostTries);
}

// More chunks than a batch has, so that several threads meet the same templates, some for the first
// time in the middle of the log.
TEST_CASE("what is read and checked does not depend on which thread meets a template first") {
  evtx_writer::Log log;
  for (std::uint64_t id = 1; id <= 120; ++id) {
    auto event = stories::ended("2026-08-01T03:00:00Z", id, {}, id);
    event.computer = fmt::format("VPN{}", id % 7 + id / 40);
    event.data.push_back({id % 3 == 0 ? "Odd" : "Even", std::string("a\0b", 3)});
    log.add(event, id % 5 == 0 ? Form::forwarded : Form::today);
    if (id % 3 == 0) log.close_chunk();
  }
  const auto bytes = log.bytes();
  const auto one = collected(bytes, Crosscheck::first, 1);
  REQUIRE(one.accounts.at(0).counts.chunks == 40);
  REQUIRE(one.accounts.at(0).counts.second_opinions >= 18);
  for (int times = 0; times < 20; ++times) {
    const auto many = collected(bytes, Crosscheck::first, 8);
    REQUIRE(many.accounts.at(0).counts == one.accounts.at(0).counts);
    REQUIRE(differences(many.accounts.at(0)) == differences(one.accounts.at(0)));
    REQUIRE(have_same_events(many, one));
  }
}
