#include <string>
#include <vector>

#include "command_run.h"
#include "temporary_folder.h"
#include "testing.h"

namespace {

std::vector<std::string> summary_of(std::vector<std::string> more) {
  more.insert(more.begin(), "summary");
  return more;
}

std::string complaint(const std::vector<std::string>& options) {
  const auto run = run_command(summary_of(options));
  CHECK(run.status == 1);
  CHECK(run.out.empty());
  return run.err.substr(0, run.err.find('\n'));
}

// The text with paths as they are seen from the folder.
std::string without(const TemporaryFolder& folder, std::string text) {
  const auto name = folder / "";
  for (auto found = text.find(name); found != std::string::npos; found = text.find(name))
    text.erase(found, name.size());
  return text;
}

}  // namespace

TEST_CASE("a summary is the same for any number of threads") {
  const auto* format = GENERATE("text", "json");
  const auto with = [&](const std::string& threads) {
    return run_command(summary_of({"testdata", "-f", format, "--threads", threads})).out;
  };
  const auto one = with("1");
  CHECK_FALSE(one.empty());
  CHECK(with("2") == one);
  CHECK(with("8") == one);
}

TEST_CASE("files of which nothing could be read are found, each, and rows that were spoilt") {
  const TemporaryFolder folder;
  const auto rows = run_command({"timeline", "testdata/branch_office.evtx", "-f", "jsonl"}).out;
  const std::vector<std::string> inputs{folder.write("empty.evtx", ""),
                                        folder.write("noise.evtx", std::string(70'000, 'x')),
                                        folder.write("rows.jsonl", rows + "{\n")};
  const auto summary = printed({"summary"}, inputs);
  CHECK(summary.find("computers        1\n") != std::string::npos);
  CHECK(summary.find("repeats") == std::string::npos);
  for (const auto* file :
       {"nothing of empty.evtx", "nothing of noise.evtx", "not all of rows.jsonl"})
    CHECK(without(folder, summary).find(file) != std::string::npos);
  // What is passed on as rows says the same.
  const auto passed_on =
      folder.write("passed_on.jsonl", printed({"timeline", "-f", "jsonl"}, inputs));
  CHECK(printed({"summary"}, {passed_on}) == summary);
}

TEST_CASE("a summary of a damaged log says what was not read") {
  const auto run = run_command(summary_of({"testdata/damaged.evtx"}));
  CHECK(run.status == 2);
  CHECK(run.out.starts_with("TOTALS\n"));
  CHECK(run.err.find("not read: testdata/damaged.evtx: record 909") != std::string::npos);
  CHECK(run_command(summary_of({"testdata/damaged.evtx", "--strict"})).status == 1);
}

TEST_CASE("a threshold that is asked for is kept to, and told") {
  const auto loose = run_command(summary_of({"testdata/psk_mismatch.evtx"}));
  CHECK(loose.status == 0);
  CHECK(loose.out.find("failure-burst") == std::string::npos);
  const auto strict = run_command(summary_of(
      {"testdata/psk_mismatch.evtx", "--burst-failures", "10", "--burst-window", "15m"}));
  CHECK(strict.out.find("high failure-burst\n") != std::string::npos);
  CHECK(strict.out.find("threshold: 10 failed negotiations with one peer within 15 min\n") !=
        std::string::npos);
  CHECK(strict.out.find("--burst-failures 10 --burst-window 15m") != std::string::npos);
}

TEST_CASE("a threshold that is none is refused") {
  CHECK(complaint({"x", "--burst-failures", "0"}) ==
        "mainmode: --burst-failures: '0' is no number from 1 to 1000000000");
  CHECK(complaint({"x", "--burst-window", "5"}) ==
        "mainmode: --burst-window: '5' is no time: write 90s, 10m, 2h or 7d");
  CHECK(complaint({"x", "--most", "-1"}) ==
        "mainmode: --most: Value -1 not in range 1 to 1000000000");
  CHECK(complaint({"x", "-f", "csv"}) ==
        "mainmode: --format: 'csv' is not known: choose from text, json");
}

TEST_CASE("the help names every threshold with its default, and every check") {
  const auto help = run_command(summary_of({"--help"})).out;
  for (const auto* part : {"--burst-failures N", "(default: 20)", "--burst-window TIME",
                           "(default: 10m)", "audit-removed", "no-extended-mode"})
    CHECK(help.find(part) != std::string::npos);
}
