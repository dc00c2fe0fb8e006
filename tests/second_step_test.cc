// What a first run wrote as rows a second one reads: it says again what the first could not read.

#include <fmt/format.h>

#include <cstring>
#include <functional>
#include <string>
#include <vector>

#include "command_run.h"
#include "evtx/chunk.h"
#include "evtx/file_header.h"
#include "evtx_writer/damage.h"
#include "evtx_writer/log.h"
#include "harm.h"
#include "stories/main_mode.h"
#include "temporary_folder.h"
#include "testing.h"

namespace {

using evtx_writer::LogBytes;

// Three chunks with two records each.
LogBytes sound_log() {
  evtx_writer::Log log;
  for (std::uint64_t id = 1; id <= 6; ++id) {
    log.add(stories::ended("2026-08-01T01:00:00Z", id, {}, id), evtx_writer::Form::today);
    if (id % 2 == 0) log.close_chunk();
  }
  return log.bytes();
}

void zero_signature_of_a_record(LogBytes& log) {
  std::memset(log.data() + evtx::kFileHeaderSize + evtx::kChunkSize + evtx::kChunkHeaderSize, 0, 4);
}

struct Damage {
  std::function<void(LogBytes& log)> harm{};
  std::string told{};  // by the second step
};

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// Whoever reads the rows of a log says what was lost of it.
void check_told_again(const std::string& rows, const std::string& log, const std::string& loss) {
  for (const auto* command : {"timeline", "sessions", "summary"}) {
    const auto second = run_command({command, "-q", rows});
    CHECK(second.status == 2);
    CHECK(contains(second.err, "not read before: " + rows));
    CHECK(contains(second.err, fmt::format("says of {}: {}", log, loss)));
  }
}

/// A period that is asked for, and whether the gap of the test may be in it.
struct Period {
  std::string since;
  std::string until;
  bool has_gap = false;
};

}  // namespace

TEST_CASE("what is lost between the records of a log is told by who reads its rows, too") {
  const auto damage = GENERATE(values<Damage>({
      {zero_signature_of_a_record, "record 3 is missing, and something was lost there"},
      {[](LogBytes& log) { evtx_writer::zero_chunk(log, 1); },
       "records 3 to 4 are missing, and something was lost there"},
      {[](LogBytes& log) { evtx_writer::fill_chunk(log, 1); },
       "records 3 to 4 are missing, and something was lost there"},
  }));
  auto bytes = sound_log();
  damage.harm(bytes);
  const TemporaryFolder folder;
  const auto log = folder.write("a.evtx", bytes);
  const auto first = run_command({"timeline", "-q", "-f", "jsonl", log});
  CHECK(first.status == 2);
  check_told_again(folder.write("a.jsonl", first.out), log, damage.told);
}

TEST_CASE("what is lost where no record is missing is told by who reads the rows, too") {
  const auto harm = GENERATE(values<std::function<void(LogBytes & log)>>({
      [](LogBytes& log) { evtx_writer::insert_before(log, 1, 700); },
      [](LogBytes& log) { evtx_writer::cut_in(log, 2, 40'000); },
      [](LogBytes& log) { evtx_writer::cut_in(log, 2, evtx::kChunkSize - 1); },
  }));
  auto bytes = sound_log();
  harm(bytes);
  const TemporaryFolder folder;
  const auto log = folder.write("a.evtx", bytes);
  const auto first = run_command({"timeline", "-q", "-f", "jsonl", log});
  CHECK(first.status == 2);
  const auto rows = folder.write("a.jsonl", first.out);
  check_told_again(rows, log, "a part could not be read");
  const auto third = run_command({"timeline", "-q", "-f", "jsonl", rows});
  CHECK(third.status == 2);
  CHECK(third.out == first.out);
}

TEST_CASE("what is lost where no record is missing is told beside a gap of another time") {
  auto bytes = sound_log();
  zero_signature_of_a_record(bytes);              // record 3
  evtx_writer::insert_before(bytes, 2, 0x10000);  // between 4 and 5
  const TemporaryFolder folder;
  const auto log = folder.write("a.evtx", bytes);
  const auto first =
      run_command({"timeline", "-q", "-f", "jsonl", "--since", "2026-08-01T02:00", log});
  CHECK_FALSE(contains(first.out, R"("first":"3")"));
  check_told_again(folder.write("a.jsonl", first.out), log, "a part could not be read");
}

TEST_CASE("rows of a sound log tell of no loss, even where its ids skip") {
  evtx_writer::Log log;
  for (const std::uint64_t id : {1U, 5U, 9U}) {
    log.add(stories::ended("2026-08-01T01:00:00Z", id, {}, id), evtx_writer::Form::today);
    log.close_chunk();
  }
  const TemporaryFolder folder;
  const auto first = run_command({"timeline", "-f", "jsonl", folder.write("a.evtx", log.bytes())});
  CHECK(first.status == 0);
  CHECK(contains(first.err, "6 record ids are missing"));
  CHECK(run_command({"timeline", folder.write("a.jsonl", first.out)}).status == 0);
}

// Its number is known to nobody, as it may be any above that of the record before.
TEST_CASE("a last record whose id was overwritten is not missing, in either step") {
  evtx_writer::Log log;
  for (const std::uint64_t id : {1U, 2U, 90'000U})
    log.add(stories::ended("2026-08-01T01:00:00Z", id, {}, id), evtx_writer::Form::today);
  auto bytes = log.bytes();
  std::memset(bytes.data() + harm::records_of(bytes, 0).back().begin + 8, 0xee, 8);
  const TemporaryFolder folder;
  const auto first = run_command({"timeline", "-f", "jsonl", folder.write("a.evtx", bytes)});
  CHECK(first.status == 0);
  CHECK(contains(first.err, "record id does not fit those beside it"));
  CHECK_FALSE(contains(first.out, "records_missing"));
  CHECK(run_command({"timeline", folder.write("a.jsonl", first.out)}).status == 0);
}

TEST_CASE("rows of some events tell of what is missing as rows of all do") {
  auto bytes = sound_log();
  zero_signature_of_a_record(bytes);
  const TemporaryFolder folder;
  const auto log = folder.write("a.evtx", bytes);
  const auto first = run_command({"timeline", "-f", "jsonl", "--event", "failed", log});
  CHECK(first.status == 2);
  CHECK(contains(first.err, "1 record id is missing within logs, in 1 gap: see the rows"));
  const auto rows = folder.write("a.jsonl", first.out);
  CHECK(run_command({"timeline", "-q", rows}).status == 2);
  CHECK(
      contains(run_command({"summary", "-q", rows}).out, "1 record number is missing in 1 place"));
}

TEST_CASE("a last record that was taken back is missing, though a header names it") {
  evtx_writer::Log log;
  for (const std::uint64_t id : {1U, 2U, 90'000U})
    log.add(stories::ended("2026-08-01T01:00:00Z", id, {}, id), evtx_writer::Form::today);
  auto bytes = log.bytes();
  evtx_writer::take_back(bytes, 0, 1);
  const std::uint64_t last = 90'000;  // as the chunk's header named it
  std::memcpy(bytes.data() + harm::chunk_begin(0) + 32, &last, sizeof last);
  harm::make_right(bytes);
  const TemporaryFolder folder;
  const auto first = run_command({"timeline", "-f", "jsonl", folder.write("a.evtx", bytes)});
  CHECK(contains(first.out, R"("first":"3","last":"90000")"));
}

TEST_CASE("a period has the gaps of which a record may have been in it, in either step") {
  evtx_writer::Log log;
  log.add(stories::ended("2026-08-01T03:03:00Z", 1, {}, 1), evtx_writer::Form::today);
  log.close_chunk();
  log.add(stories::ended("2026-08-01T06:00:00Z", 9, {}, 9), evtx_writer::Form::today);
  const TemporaryFolder folder;
  const auto bytes = folder.write("a.evtx", log.bytes());
  const auto rows =
      folder.write("a.jsonl", run_command({"timeline", "-q", "-f", "jsonl", bytes}).out);
  const auto period = GENERATE(values<Period>({
      {"2026-08-01T02:00", "2026-08-01T05:00", true},
      {"2026-08-01T04:00", "2026-08-01T05:00", true},
      {"2026-08-01T04:00", "2026-08-01T07:00", true},
      {"2026-08-01T07:00", "2026-08-01T08:00", false},
      {"2026-08-01T02:00", "2026-08-01T03:00", false},
  }));
  CAPTURE(period.since, period.until);
  for (const auto& input : {bytes, rows}) {
    const auto in_period = [&](const char* command, const char* option) {
      return run_command({command, option, "--since", period.since, "--until", period.until, input})
          .out;
    };
    CHECK(contains(in_period("timeline", "--context"), "records_missing") == period.has_gap);
    CHECK(contains(in_period("summary", "-q"), "7 record numbers are missing") == period.has_gap);
  }
}

TEST_CASE("of a log of which nothing can be read the rows say so, and are there") {
  const TemporaryFolder folder;
  const auto log = folder.write("a.evtx", std::string(70'000, 'x'));
  const auto rows = folder / "a.jsonl";
  CHECK(run_command({"timeline", "-q", "-f", "jsonl", "-o", rows, log}).status == 1);
  for (const auto* command : {"timeline", "sessions", "summary"}) {
    const auto second = run_command({command, "-q", rows});
    CHECK(second.status == 2);
    CHECK(contains(second.err, "says of " + log + ": nothing could be read"));
  }
  const auto advice = run_command({"timeline", rows}).err;
  CHECK(contains(advice, "the files hold none; whether their logs held other security audit"));
  CHECK_FALSE(contains(advice, "Security.evtx"));
  const auto as_csv = run_command({"timeline", "-q", "-f", "csv", "--context", log});
  CHECK(as_csv.status == 1);
  CHECK(as_csv.out.empty());
}

TEST_CASE("where no input was there at all, no rows are") {
  const auto run = run_command({"timeline", "-q", "-f", "jsonl", "testdata/nothing.evtx"});
  CHECK(run.status == 1);
  CHECK(run.out.empty());
}
