// The command `sessions`, from logs to rows.

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "command_run.h"
#include "testing.h"

namespace {

const std::string kSessionsLog = "testdata/branch_office.evtx";

std::string rows(std::vector<std::string> options) {
  options.insert(options.begin(), {"sessions", "-q", "--no-header", kSessionsLog});
  return run_command(options).out;
}

std::size_t count_lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

}  // namespace

TEST_CASE("sessions of a log are rows, and are counted") {
  const auto run = run_command({"sessions", kSessionsLog});
  CHECK(run.status == 0);
  CHECK(count_lines(run.out) == 4);
  CHECK(run.out.find("2026-03-02T06:00:01.2345678Z,2026-03-02T14:00:01.3000000Z,28800.0654322,"
                     "closed,VPN1.example.com,192.0.2.1,198.51.100.7,") != std::string::npos);
  CHECK(run.err.ends_with("mainmode: 3 sessions: 3 closed, 0 open, 0 unknown_start, 0 lost\n"));
}

TEST_CASE("quiet is quiet") { CHECK(run_command({"sessions", "-q", kSessionsLog}).err.empty()); }

TEST_CASE("the options of period choose among SAs, whose events are paired before") {
  CHECK(count_lines(rows({"--since", "2026-03-02T13:59", "--until", "2026-03-02T13:59:30"})) == 2);
  CHECK(rows({"--since", "2026-03-02T13:59"}).find(",closed,") != std::string::npos);
  CHECK(rows({"--since", "2026-03-02T13:59"}).find("unknown_start") == std::string::npos);
  CHECK(count_lines(rows({"--peer", "203.0.113.0/24"})) == 1);
  CHECK(rows({"--computer", "other"}).empty());
  const auto run = run_command({"sessions", kSessionsLog, "--peer", "203.0.113.45"});
  CHECK(
      run.err.ends_with("mainmode: 1 session: 1 closed, 0 open, 0 unknown_start, 0 lost; "
                        "2 left out by the filter\n"));
}

TEST_CASE("sessions have no --event, and say what a period has to be") {
  CHECK(run_command({"sessions", kSessionsLog, "--event", "4650"}).status == 1);
  CHECK(run_command({"sessions", kSessionsLog, "--since", "2026-03-02", "--until", "2026-03-01"})
            .status == 1);
}

TEST_CASE("sessions are the same for any number of threads, in every format") {
  for (const std::string format : {"csv", "jsonl", "table"}) {
    CAPTURE(format);
    const auto one = run_command({"sessions", "testdata", "-f", format, "--threads", "1"});
    const auto many = run_command({"sessions", "testdata", "-f", format, "--threads", "16"});
    CHECK(one.out == many.out);
    CHECK(one.err == many.err);
    CHECK(one.status == 2);  // damaged.evtx is among them
  }
}

TEST_CASE("sessions of what is no log are nothing") {
  const auto run = run_command({"sessions", "README.md"});
  CHECK(run.status == 1);
  CHECK(run.out.empty());
  CHECK(run.err.find("session") == std::string::npos);
}

TEST_CASE("--help of sessions explains every column, status and word of confidence") {
  const auto help = run_command({"sessions", "--help"}).out;
  for (const auto* word : {"clock_offset_seconds", "unknown_start  only", "recovered     one",
                           "addresses     an", "sure          none"}) {
    CAPTURE(word);
    CHECK(help.find(word) != std::string::npos);
  }
}
