// Runs from the top folder: the rows name their source as it was given.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "command_run.h"
#include "split_logs.h"
#include "stories/story.h"
#include "testing.h"

namespace {

std::string file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  REQUIRE(stream);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string testdata(const std::string& name) { return "testdata/" + name; }

}  // namespace

TEST_CASE("the logs of testdata are what the stories write, byte for byte") {
  for (const auto& story : stories::all()) {
    CAPTURE(story.name);
    const std::string log(reinterpret_cast<const char*>(story.log.data()), story.log.size());
    CHECK(log == file(testdata(story.name + ".evtx")));
  }
}

TEST_CASE("the command prints for each log of testdata what stands beside it") {
  for (const auto& story : stories::all()) {
    CAPTURE(story.name);
    const auto log = testdata(story.name + ".evtx");
    const auto csv = run_command({"timeline", log, "-f", "csv"});
    CHECK(csv.out == file(testdata(story.name + ".csv")));
    CHECK(csv.err == file(testdata(story.name + ".err")));
    CHECK(run_command({"timeline", log, "-f", "jsonl"}).out ==
          file(testdata(story.name + ".jsonl")));
  }
}

TEST_CASE(
    "context events are printed for a log if asked for, as stands beside it where it has any") {
  for (const auto& story : stories::all()) {
    CAPTURE(story.name);
    const auto context = testdata(story.name + ".context.csv");
    const auto expected =
        std::filesystem::exists(context) ? context : testdata(story.name + ".csv");
    const auto log = testdata(story.name + ".evtx");
    CHECK(run_command({"timeline", log, "-f", "csv", "--context"}).out == file(expected));
  }
}

TEST_CASE("rows of any part of the logs are as good as the logs") {
  const SplitLogs split({"--recover"});
  const std::vector<std::string> csv{"timeline", "-f", "csv", "--recover"};
  const std::vector<std::string> jsonl{"timeline", "-f", "jsonl", "--recover"};
  const auto whole_csv = printed(csv, split.logs());
  const auto whole_jsonl = printed(jsonl, split.logs());
  for (const auto& inputs : split.some()) {
    CAPTURE(inputs);
    CHECK(printed(csv, inputs) == whole_csv);
    CHECK(printed(jsonl, inputs) == whole_jsonl);
  }
}

TEST_CASE("rows are counted as rows, and filtered like events") {
  const auto rows = run_command({"timeline", "testdata/branch_office.jsonl"});
  CHECK(rows.status == 0);
  CHECK(rows.out == file("testdata/branch_office.csv"));
  CHECK(rows.err == "mainmode: 1 file of rows, 7 rows: 7 Main Mode, 0 others, 0 unreadable\n");
  const auto both = run_command({"timeline", "-v", "--event", "failed", "testdata/forwarded.evtx",
                                 "testdata/branch_office.jsonl"});
  CHECK(both.err.find("mainmode: testdata/branch_office.jsonl: 7 rows: 7 Main Mode, 0 others, 0 "
                      "unreadable; 6 left out by the filter") != std::string::npos);
  CHECK(both.err.find("mainmode: 1 log, 1 chunk, 1 file of rows, 5 records and 7 rows: 11 Main "
                      "Mode, 1 other, 0 unreadable; 9 left out by the filter") !=
        std::string::npos);
  for (const std::vector<std::string>& option : std::vector<std::vector<std::string>>{
           {"--since", "2026-03-02T08:00", "--until", "2026-03-02T18:00"},
           {"--event", "4650,failed"},
           {"--peer", "203.0.113.0/24"},
           {"--computer", "vpn?.*"}}) {
    std::vector<std::string> log{"timeline", "-q", "testdata/branch_office.evtx"};
    std::vector<std::string> row{"timeline", "-q", "testdata/branch_office.jsonl"};
    log.insert(log.end(), option.begin(), option.end());
    row.insert(row.end(), option.begin(), option.end());
    CHECK(run_command(log).out == run_command(row).out);
  }
}

// Of context events libevtx writes other digits: `0x00000000000003e7`, times to the nanosecond.
TEST_CASE("the output is the same for both readers, of Main Mode events to the letter") {
  const std::string main_mode = "4646,4650,4651,4652,4653,4655,4976,5049,5453";
  for (const auto& story : stories::all()) {
    if (story.name == "forwarded" || story.name == "scan") continue;  // libevtx cannot read them
    CAPTURE(story.name);
    for (const std::string format : {"csv", "jsonl"}) {
      const auto log = testdata(story.name + ".evtx");
      const auto with = [&](const std::string& reader) {
        return run_command(
            {"timeline", log, "-f", format, "--event", main_mode, "--reader", reader});
      };
      const auto native = with("native");
      const auto libevtx = with("libevtx");
      CHECK(native.err == libevtx.err);
      CHECK(native.out == libevtx.out);
    }
  }
}

TEST_CASE("the output is the same for any number of threads") {
  for (const std::string format : {"csv", "jsonl", "table"}) {
    CAPTURE(format);
    const auto one = run_command({"timeline", "testdata", "-f", format, "--threads", "1"});
    const auto two = run_command({"timeline", "testdata", "-f", format, "--threads", "2"});
    const auto many = run_command({"timeline", "testdata", "-f", format, "--threads", "16"});
    CHECK(one.out == two.out);
    CHECK(one.err == two.err);
    CHECK(one.out == many.out);
    CHECK(one.status == 2);  // damaged.evtx is among them
  }
}

TEST_CASE("what libevtx cannot read, forwarded records, is counted, one by one") {
  const auto run =
      run_command({"timeline", "testdata/forwarded.evtx", "-v", "--reader", "libevtx"});
  CHECK(run.status == 2);
  CHECK(run.err.find("record 5 at ") != std::string::npos);
  CHECK(run.err.find("it has no template (a forwarded event), which libevtx cannot read") !=
        std::string::npos);
  CHECK(run.err.find("5 records: 0 Main Mode, 0 others, 5 unreadable") != std::string::npos);
}

TEST_CASE("events in the unused part of a chunk are shown only if asked for, and marked") {
  const std::string log = "testdata/taken_back.evtx";
  const auto rows = [&](std::vector<std::string> options) {
    options.insert(options.begin(), {"timeline", log, "-f", "csv", "--no-header"});
    return run_command(options).out;
  };
  const auto count = [](const std::string& text, const std::string& what) {
    std::size_t times = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++times;
    return times;
  };
  CHECK(count(rows({}), ",live,") == 3);
  CHECK(count(rows({}), ",recovered,") == 0);
  for (const std::string reader : {"native", "libevtx"}) {
    const auto recovered = rows({"--recover", "--reader", reader});
    CHECK(count(recovered, ",live,") == 3);
    CHECK(count(recovered, ",recovered,") == 2);  // the third is no Main Mode event
    CHECK(count(recovered, "43,recovered,2026-08-01T04:00:00.0000000Z") == 1);
  }
  const auto run = run_command({"timeline", log, "--recover", "-v"});
  CHECK(run.err.find("3 records: 3 Main Mode, 0 others, 0 unreadable; 3 missing; 2 recovered") !=
        std::string::npos);
  CHECK(run.status == 2);  // the header names those that were taken back
}
