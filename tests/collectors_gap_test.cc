// What a collector's log lacks may have been of any computer that it collects from.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "command_run.h"
#include "evtx/chunk.h"
#include "evtx_writer/damage.h"
#include "evtx_writer/log.h"
#include "stories/main_mode.h"
#include "temporary_folder.h"
#include "testing.h"

namespace {

/// A log in the making, of several computers.
class SharedLog {
 public:
  explicit SharedLog(evtx_writer::Form form = evtx_writer::Form::forwarded) : form_(form) {}

  void add(const char* computer, evtx_writer::Event event) {
    event.computer = computer;
    log_.add(event, form_);
  }
  void close_chunk() { log_.close_chunk(); }
  [[nodiscard]] std::vector<std::byte> bytes() const { return log_.bytes(); }
  [[nodiscard]] std::vector<std::byte> without_second_chunk() const {
    auto bytes = log_.bytes();
    evtx_writer::zero_chunk(bytes, 1);
    return bytes;
  }

 private:
  evtx_writer::Form form_;
  evtx_writer::Log log_{};
};

// The second of three chunks is gone, which held a record of EAST. A collector's records keep the
// ids of the logs they come from; where a computer was renamed, they go on.
std::vector<std::byte> log_with_gap(evtx_writer::Form form) {
  const bool is_collectors = form == evtx_writer::Form::forwarded;
  SharedLog log(form);
  const auto id = [&](std::uint64_t own, std::uint64_t in_log) {
    return is_collectors ? own : in_log;
  };
  log.add("EAST", stories::established("2026-08-01T10:00:00Z", id(7001, 1), {}, 3));
  log.add("WEST", stories::established("2026-08-01T10:01:00Z", id(88, 2), {}, 12));
  log.close_chunk();
  log.add("EAST", stories::logoff("2026-08-01T10:30:00Z", id(7002, 3)));
  log.close_chunk();
  log.add("EAST", stories::ended("2026-08-01T11:00:00Z", id(7003, 4), {}, 3));
  log.add("WEST", stories::ended("2026-08-01T11:01:00Z", id(90, 5), {}, 12));
  log.add("WEST", stories::established("2026-08-01T12:00:00Z", id(91, 6), {}, 13));
  log.add("WEST", stories::ended("2026-08-01T13:00:00Z", id(92, 7), {}, 13));
  return log.without_second_chunk();
}

std::vector<std::byte> collectors_log() { return log_with_gap(evtx_writer::Form::forwarded); }

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// The line that has this part; empty if none has.
std::string line_with(const std::string& part, const std::string& text) {
  const auto at = text.find(part);
  if (at == std::string::npos) return {};
  const auto begin = text.rfind('\n', at) + 1;
  return text.substr(begin, text.find('\n', at) - begin);
}

struct BothSteps {
  TemporaryFolder folder{};
  std::string log;
  std::string rows;

  explicit BothSteps(const std::vector<std::byte>& bytes)
      : log(folder.write("a.evtx", bytes)),
        rows(folder.write("a.jsonl", run_command({"timeline", "-q", "-f", "jsonl", log}).out)) {}
};

}  // namespace

TEST_CASE("a gap of a collector's log is of no computer, and says so") {
  const BothSteps steps(collectors_log());
  for (const auto& input : {steps.log, steps.rows}) {
    const auto csv = run_command({"timeline", "-q", "-f", "csv", "--context", input}).out;
    const auto gap = line_with("records_missing", csv);
    CHECK(gap.starts_with("2026-08-01T11:00:00.0000000Z,,,records_missing,"));
    CHECK(contains(gap, "first=3; last=3; count=1; lost=yes"));
    CHECK(contains(gap, "; computers=several"));
  }
}

TEST_CASE("whoever asks for one computer is told of the gap that may be of it") {
  const BothSteps steps(collectors_log());
  for (const auto& input : {steps.log, steps.rows})
    for (const auto* computer : {"EAST", "WEST"})
      CHECK(contains(
          run_command({"timeline", "-q", "-f", "csv", "--context", "--computer", computer, input})
              .out,
          "records_missing"));
}

TEST_CASE("a gap of a collector's log makes the SAs doubtful that were up, of each computer") {
  const BothSteps steps(collectors_log());
  for (const auto& input : {steps.log, steps.rows}) {
    const auto sessions = run_command({"sessions", "-q", "-f", "csv", input}).out;
    CHECK(contains(line_with(",EAST,", sessions), ",3,gap,7001,7003,"));
    CHECK(contains(line_with(",12,", sessions), ",12,gap,88,90,"));
    CHECK(contains(line_with(",13,", sessions), ",13,sure,91,92,"));
  }
}

TEST_CASE("the summary names no computer for a gap of a collector's log") {
  const BothSteps steps(collectors_log());
  for (const auto& input : {steps.log, steps.rows})
    CHECK(contains(run_command({"summary", "-q", input}).out,
                   "1 record number is missing in 1 place of the log of several computers"));
}

TEST_CASE("whose a gap is does not depend on what is asked for") {
  const TemporaryFolder folder;
  const auto log = folder.write("a.evtx", collectors_log());
  const auto filter = GENERATE(values<std::vector<std::string>>({
      {"--computer", "EAST"},
      {"--computer", "WEST"},
      {"--computer", "NORTH"},
      {"--peer", "203.0.113.9"},
      {"--since", "2026-08-01T10:30"},
      {"--event", "records_missing"},
  }));
  std::vector<std::string> arguments{"timeline", "-q", "-f", "jsonl", log};
  arguments.insert(arguments.end(), filter.begin(), filter.end());
  const auto rows = folder.write("a.jsonl", run_command(arguments).out);
  CHECK(contains(run_command({"timeline", "-q", "-f", "csv", "--context", rows}).out,
                 "computers=several"));
  CHECK(run_command({"sessions", "-q", rows}).status == 2);
}

TEST_CASE("a computer of which a collector has other events alone is one of several") {
  SharedLog log;
  log.add("EAST", stories::established("2026-08-01T10:00:00Z", 7001, {}, 3));
  log.close_chunk();
  log.add("WEST", stories::logoff("2026-08-01T10:30:00Z", 88));
  log.close_chunk();
  log.add("EAST", stories::ended("2026-08-01T11:00:00Z", 7003, {}, 3));
  log.add("WEST", stories::logoff("2026-08-01T11:30:00Z", 89));
  const BothSteps steps(log.without_second_chunk());
  CHECK(contains(run_command({"timeline", "-q", "-f", "csv", "--context", steps.log}).out,
                 "computers=several"));
}

TEST_CASE("a gap behind all of a collector's log is of SAs that were not over, and has its ids") {
  auto bytes = log_with_gap(evtx_writer::Form::forwarded);
  bytes.resize(bytes.size() - evtx::kChunkSize);  // what is behind the records of 10:00
  const BothSteps steps(bytes);
  for (const auto& input : {steps.log, steps.rows}) {
    const auto csv = run_command({"timeline", "-q", "-f", "csv", "--context", input}).out;
    const auto gap = line_with("records_missing", csv);
    CHECK(contains(gap, "after=2; first=3; last=7; count=5; computers=several,,3,"));
    const auto sessions = run_command({"sessions", "-q", "-f", "csv", input}).out;
    CHECK(contains(line_with(",EAST,", sessions), ",3,gap,7001,,"));
    CHECK(contains(line_with(",WEST,", sessions), ",12,gap,88,,"));
  }
}

TEST_CASE(
    "an SA that is up in the archive of a collector's log may have lost its end in the next") {
  SharedLog archive;
  for (const auto* computer : {"EAST", "WEST", "NORTH"})
    archive.add(computer, stories::established("2026-08-01T09:00:00Z", 70, {}, 9));
  const BothSteps old(archive.bytes());
  const BothSteps steps(collectors_log());
  const auto sessions = run_command({"sessions", "-q", "-f", "csv", old.log, steps.log}).out;
  CHECK(contains(line_with(",NORTH,", sessions), ",9,gap,70,,"));
}

TEST_CASE("an SA that was lost, or whose id was used again, may have lost its end to a collector") {
  SharedLog log;
  log.add("EAST", stories::established("2026-08-01T09:00:00Z", 70, {}, 3));
  log.add("EAST", stories::established("2026-08-01T09:30:00Z", 71, {}, 3));
  log.close_chunk();
  log.add("WEST", stories::logoff("2026-08-01T10:30:00Z", 88));
  log.close_chunk();
  log.add("WEST", stories::logoff("2026-08-01T10:40:00Z", 89));
  log.add("EAST", stories::established("2026-08-01T11:00:00Z", 75, {}, 3));
  log.add("EAST", stories::ended("2026-08-01T12:00:00Z", 76, {}, 3));
  const BothSteps steps(log.without_second_chunk());
  const auto sessions = run_command({"sessions", "-q", "-f", "csv", steps.log}).out;
  CHECK(contains(sessions, ",3,reused,70,,"));
  CHECK(contains(sessions, ",3,gap,71,,"));
  CHECK(contains(sessions, ",3,reused,75,76,"));
}

TEST_CASE("an SA of which the computer's own log has all is a collector's as well") {
  SharedLog own(evtx_writer::Form::today);
  own.add("EAST", stories::established("2026-08-01T10:00:00Z", 7001, {}, 3));
  const BothSteps steps(collectors_log());
  for (const auto* name : {"0.evtx", "z.evtx"}) {  // the copy that counts is of either
    const TemporaryFolder folder;
    const auto log = folder.write(name, own.bytes());
    const auto sessions = run_command({"sessions", "-q", "-f", "csv", log, steps.log}).out;
    CHECK(contains(line_with(",EAST,", sessions), ",3,gap,7001,7003,"));
  }
}

TEST_CASE("what a summary's JSON does not know of a gap is null") {
  const BothSteps steps(collectors_log());
  const auto gap = run_command({"summary", "-q", "-f", "json", steps.log}).out;
  CHECK(contains(gap, R"("record_id":"4","time":"2026-08-01T11:00:00.0000000Z","computer":null)"));
  const TemporaryFolder folder;
  const auto rows =
      folder.write("a.jsonl", run_command({"timeline", "-q", "-f", "jsonl",
                                           folder.write("b.evtx", std::string(70'000, 'x'))})
                                  .out);
  CHECK(contains(run_command({"summary", "-q", "-f", "json", rows}).out,
                 R"("record_id":null,"time":null,"computer":null)"));
}

TEST_CASE("the account says what a filter leaves of the gaps") {
  const BothSteps steps(collectors_log());
  const auto told = [&](std::vector<std::string> options) {
    options.insert(options.begin(), {"timeline", steps.log});
    return run_command(options).err;
  };
  CHECK(contains(told({}), "in 1 gap: --context lists them"));
  CHECK(contains(told({"--since", "2026-08-02"}), "--context lists those the filter wants"));
}

TEST_CASE("a gap of a collector's log is not one of computers that are not in it") {
  SharedLog own(evtx_writer::Form::today);
  own.add("SOUTH", stories::established("2026-08-01T09:00:00Z", 70, {}, 9));
  const BothSteps of_south(own.bytes());
  const BothSteps steps(collectors_log());
  const auto sessions = run_command({"sessions", "-q", "-f", "csv", of_south.log, steps.log}).out;
  CHECK(contains(line_with(",SOUTH,", sessions), ",9,sure,70,,"));
}

TEST_CASE("a gap of the log of a computer that was renamed is of the computer behind it") {
  const BothSteps steps(log_with_gap(evtx_writer::Form::today));
  const auto csv = run_command({"timeline", "-q", "-f", "csv", "--context", steps.log}).out;
  const auto gap = line_with("records_missing", csv);
  CHECK(gap.starts_with("2026-08-01T11:00:00.0000000Z,EAST,,records_missing,"));
  CHECK_FALSE(contains(gap, "computers="));
}
