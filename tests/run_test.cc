// What the command does with what it is connected to.

#include "cmd/run.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "cmd/progress.h"
#include "command_run.h"
#include "evtx/chunk.h"
#include "evtx/file_header.h"
#include "evtx_writer/damage.h"
#include "evtx_writer/log.h"
#include "stories/context.h"
#include "stories/story.h"
#include "temporary_folder.h"
#include "testing.h"

namespace {

const std::string kFailuresLog = "testdata/psk_mismatch.evtx";

std::string shown_on_terminal(const std::vector<std::string>& arguments, bool colour) {
  std::ostringstream out;
  std::ostringstream err;
  cmd::run(arguments,
           {.out = out, .err = err, .out_is_terminal = true, .width = 80, .colour = colour});
  return out.str();
}

std::string complaint(const std::vector<std::string>& arguments) {
  const auto run = run_command(arguments);
  CHECK(run.status == 1);
  CHECK(run.out.empty());
  return run.err.substr(0, run.err.find('\n'));
}

std::string first_line(const std::string& file) {
  std::ifstream written(file);
  std::string line;
  std::getline(written, line);
  return line;
}

}  // namespace

TEST_CASE("on a terminal it is a table as wide as that, and coloured if it may be") {
  const auto plain = shown_on_terminal({"timeline", kFailuresLog}, false);
  CHECK(plain.starts_with("computer: "));
  CHECK(plain.find('\x1b') == std::string::npos);
  CHECK(shown_on_terminal({"timeline", kFailuresLog}, true).find("\x1b[31mfailed\x1b[0m") !=
        std::string::npos);
}

TEST_CASE("a format that is asked for is given on a terminal too") {
  CHECK(shown_on_terminal({"timeline", kFailuresLog, "-f", "csv"}, true) ==
        run_command({"timeline", kFailuresLog}).out);
  CHECK(
      shown_on_terminal({"timeline", kFailuresLog, "-f", "auto"}, false).starts_with("computer: "));
}

TEST_CASE("a file is CSV and without colour, even if there is a terminal") {
  const TemporaryFolder folder;
  const auto file = folder / "out.csv";
  CHECK(shown_on_terminal({"timeline", kFailuresLog, "-o", file}, true).empty());
  CHECK(first_line(file).starts_with("time,computer,"));
}

TEST_CASE("what --strict makes a failure is written all the same") {
  const TemporaryFolder folder;
  const auto file = folder / "out.csv";
  CHECK(run_command({"timeline", "-q", "--strict", "testdata/damaged.evtx", "-o", file}).status ==
        1);
  CHECK(first_line(file).starts_with("time,computer,"));
}

TEST_CASE("what is only doubtful was read, and -q is silent of it") {
  const TemporaryFolder folder;
  auto log = stories::branch_office();
  evtx_writer::change_records_checksum(log, 0);
  const auto file = folder.write("doubtful.evtx", log);
  CHECK(run_command({"timeline", file}).err.find("mainmode: doubtful: ") == 0);
  const auto quiet = run_command({"timeline", "-q", file});
  CHECK(quiet.status == 0);
  CHECK(quiet.err.empty());
  CHECK(quiet.out.find("chunk_checksum=wrong") != std::string::npos);
}

TEST_CASE("- as an output is standard output") {
  CHECK(run_command({"timeline", kFailuresLog, "-o", "-"}).out ==
        run_command({"timeline", kFailuresLog}).out);
  CHECK(shown_on_terminal({"timeline", kFailuresLog, "-o", "-"}, false).starts_with("computer: "));
}

TEST_CASE("a wrong word is named, with those there are") {
  CHECK(complaint({"tmeline", "x"}) ==
        "mainmode: 'tmeline' is no command: there are timeline, sessions, summary, report, "
        "inspect, dump, "
        "verify, explain");
  CHECK(complaint({"timeline", kFailuresLog, "-f", "CSV"}) ==
        "mainmode: --format: 'CSV' is not known: choose from auto, table, csv, jsonl");
  CHECK(complaint({"timeline", kFailuresLog, "-f", "2"}) ==
        "mainmode: --format: '2' is not known: choose from auto, table, csv, jsonl");
  CHECK(complaint({"timeline", kFailuresLog, "--reader", "1"}) ==
        "mainmode: --reader: '1' is not known: choose from native, libevtx");
  CHECK(complaint({"timeline", kFailuresLog, "--computer", "vpn["}) ==
        "mainmode: --computer: 'vpn[' is no pattern: a [ is not closed: write ] behind its "
        "characters");
  CHECK(complaint({"timeline", kFailuresLog, "--computer", "[z-a]*"}) ==
        "mainmode: --computer: '[z-a]*' is no pattern: z-a runs backwards and matches nothing, "
        "write a-z");
  CHECK(complaint({"timeline", kFailuresLog, "-o", ""}) ==
        "mainmode: --output: '' is no name of a file");
}

TEST_CASE("an option that is not known is named, and how to read a file of that name") {
  const auto* option = GENERATE("-dash.evtx", "--dash.evtx", "-q.evtx");
  const auto expected = std::string("mainmode: '") + option +
                        "' is no option there is; a file of that name is ./" + option;
  CHECK(complaint({"timeline", option}) == expected);
  CHECK(complaint({"timeline", option, kFailuresLog}) == expected);
  CHECK(complaint({option}) == expected);
}

TEST_CASE("no name can steer a terminal through what is said of it") {
  const std::string hostile = "no\n\x1b[2J.evtx";
  const TemporaryFolder folder;
  const auto exists = folder.write("out\n\x1b[2J.csv", "");
  const std::vector<std::vector<std::string>> all{{"timeline", hostile},
                                                  {hostile},
                                                  {"timeline", kFailuresLog, "-f", hostile},
                                                  {"timeline", kFailuresLog, "-o", exists},
                                                  {"timeline", kFailuresLog, "--" + hostile}};
  for (const auto& arguments : all) {
    const auto run = run_command(arguments);
    CAPTURE(run.err);
    CHECK(run.status == 1);
    CHECK(run.err.find('\x1b') == std::string::npos);
    CHECK(run.err.find("\n[") == std::string::npos);
    CHECK(run.err.find("[2J") != std::string::npos);
  }
}

TEST_CASE("no line of help is longer than 100 cells") {
  for (const auto* command :
       {"timeline", "sessions", "summary", "report", "inspect", "dump", "verify", "explain"}) {
    std::istringstream help(run_command({command, "--help"}).out);
    for (std::string line; std::getline(help, line);) {
      CAPTURE(command, line);
      CHECK(line.size() <= 100);
    }
  }
}

TEST_CASE("a list with an empty part is refused, and takes no path with it") {
  const auto* option = GENERATE("--event", "--peer", "--computer");
  const auto* list = GENERATE(",", "", "a,", ",a", "a,,b", "a, ,b", " ");
  CAPTURE(option, list);
  const auto text = complaint({"timeline", option, list, kFailuresLog});
  CHECK(text.starts_with(std::string("mainmode: ") + option + ": '"));
}

TEST_CASE("context events are shown and chosen only with --context, and in JSON lines always") {
  evtx_writer::Log log;
  const auto add = [&](const stories::Event& event) { log.add(event, evtx_writer::Form::today); };
  add(stories::ended("2026-03-02T06:00:00Z", 1, {}, 41));
  add(stories::log_cleared("2026-03-02T07:00:00Z", 2, "mallory"));
  log.close_chunk();
  add(stories::quick_mode_ended("2026-03-02T08:00:00Z", 9, {}, 7));
  const TemporaryFolder folder;
  const auto path = folder.write("a.evtx", log.bytes());
  const auto rows = [&](std::vector<std::string> options) {
    options.insert(options.begin(), {"timeline", "-q", "-f", "csv", "--no-header", path});
    std::vector<std::string> events;
    std::istringstream lines(run_command(options).out);
    for (std::string line; std::getline(lines, line);) {
      const auto begin = line.find(',', line.find(',') + 1) + 1;  // of the third cell
      events.push_back(line.substr(begin, line.find(',', line.find(',', begin) + 1) - begin));
    }
    return events;
  };
  using Rows = std::vector<std::string>;
  CHECK(rows({}) == Rows{"4655,ended"});
  CHECK(rows({"--context"}) ==
        Rows{"4655,ended", "1102,log_cleared", ",records_missing", "5452,quick_mode_ended"});
  CHECK(rows({"--event", "1102,ended", "--context"}) == Rows{"4655,ended", "1102,log_cleared"});
  CHECK(rows({"--context", "--event", "records_missing"}) == Rows{",records_missing"});
  const auto json_lines = [&](std::vector<std::string> options) {
    options.insert(options.begin(), {"timeline", "-q", "-f", "jsonl", path});
    const auto out = run_command(options).out;
    return std::ranges::count(out, '\n');
  };
  CHECK(json_lines({}) == 4);
  CHECK(json_lines({"--event", "1102,ended"}) == 3);  // and what is missing
  CHECK(complaint({"timeline", "--event", "log_cleared", path}) ==
        "mainmode: --event: 'log_cleared' is a context event: ask for --context too");
  CHECK(complaint({"timeline", "--event", "0", path})
            .starts_with("mainmode: --event: '0' is no Main Mode event: choose from 4646 (dos_"));
  CHECK(complaint({"timeline", "--context", "--event", "0", path})
            .starts_with("mainmode: --event: '0' is no event that is shown: choose from 4646"));
  CHECK(
      run_command({"timeline", "--context", path}).err ==
      "mainmode: 1 log, 2 chunks, 3 records: 1 Main Mode, 2 others, 0 unreadable; 2 of the others "
      "shown as context\n"
      "mainmode: 6 record ids are missing within logs, in 1 gap: see the rows records_missing\n");
}

TEST_CASE("whoever is told that records are missing is told where, and the rows are there") {
  using Options = std::vector<std::string>;
  const auto [options, where, rows] = GENERATE(table<Options, std::string, int>({
      {{}, "--context lists them", 0},
      {{"--event", "4655"}, "--context --event records_missing lists them", 0},
      {{"--context", "--event", "4655"}, "--event records_missing lists them", 0},
      {{"--context", "--event", "4655,records_missing"}, "see the rows records_missing", 3},
      {{"--context", "--peer", "10.9.9.9"}, "see the rows records_missing", 3},
      {{"--context", "--since", "2026-07-01T03:00"},
       "see the rows records_missing, as far as the filter wants them",
       2},
  }));
  Options arguments{"timeline", "-f", "csv", "testdata/damaged.evtx"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  const auto run = run_command(arguments);
  CHECK(run.err.ends_with("9 record ids are missing within logs, in 2 gaps: " + where + "\n"));
  std::istringstream lines(run.out);
  int missing = 0;
  for (std::string line; std::getline(lines, line);)
    if (line.find(",records_missing,") != std::string::npos) ++missing;
  CHECK(missing == rows);
}

TEST_CASE("a period that ends before it begins is refused") {
  CHECK(complaint({"timeline", kFailuresLog, "--until", "2026-01-01", "--since", "2026-01-02"}) ==
        "mainmode: --since: 2026-01-02T00:00:00.0000000Z is later than "
        "2026-01-01T00:00:00.0000000Z of --until");
}

TEST_CASE("a list may be given in parts") {
  const auto rows = [](const std::vector<std::string>& options) {
    std::vector<std::string> arguments{"timeline", "testdata/every_event.evtx"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return run_command(arguments).out;
  };
  CHECK(rows({"--event", "4646,5453"}) == rows({"--event", "4646", "--event", "5453"}));
  CHECK(rows({"--event", "4646,5453"}) != rows({"--event", "4646"}));
  CHECK(rows({"--event", " 4646,\t5453 "}) == rows({"--event", "4646,5453"}));
  CHECK(rows({"--event", "FAILED"}) == rows({"--event", "failed"}));
  CHECK(rows({"--computer", "[M]*", "--event", "4653"}) == rows({"--computer", "MYVPN.MYCPU"}));
}

TEST_CASE("quiet says nothing of what is doubtful") {
  const auto loud = run_command({"timeline", "testdata/damaged.evtx"});
  const auto quiet = run_command({"timeline", "-q", "testdata/damaged.evtx"});
  CHECK(loud.err.find("doubtful: ") != std::string::npos);
  CHECK(quiet.err.find("doubtful: ") == std::string::npos);
  CHECK(quiet.err.find("not read: ") != std::string::npos);
  CHECK(quiet.status == loud.status);
}

TEST_CASE("a link to a folder that is not followed is told, and is no loss") {
  const TemporaryFolder folder;
  std::filesystem::copy(kFailuresLog, folder / "a.evtx");
  std::filesystem::create_directory_symlink(folder.path(), folder / "again");
  const auto* command = GENERATE("timeline", "inspect", "dump", "verify");
  const auto path = folder.path().string();
  const auto run = run_command({command, path});
  CHECK(run.status == 0);
  CHECK(
      run.err.starts_with("mainmode: skipped: " + (folder / "again") + ": is a link to a folder"));
  CHECK(run_command({command, "-q", path}).err.empty());
}

TEST_CASE("short work shows no progress") {
  std::ostringstream terminal;
  {
    cmd::ProgressLine line(terminal, 3);
    line.show({.logs_done = 1, .bytes = 1, .events = 1});
  }
  CHECK(terminal.str().empty());
}

TEST_CASE("rows that are copies within one log, which was put together from parts, are told") {
  std::ifstream file("testdata/brute_force.evtx", std::ios::binary);
  std::string log{std::istreambuf_iterator<char>(file), {}};
  const auto chunk = [](std::size_t index) {
    return evtx::kFileHeaderSize + index * evtx::kChunkSize;
  };
  log.replace(chunk(3), evtx::kChunkSize, log, chunk(2), evtx::kChunkSize);
  const TemporaryFolder folder;
  const auto run = run_command({"timeline", folder.write("joined.evtx", std::string_view(log))});
  CHECK(run.err.find("92 of the rows are copies of a record that is in another row") !=
        std::string::npos);
}
