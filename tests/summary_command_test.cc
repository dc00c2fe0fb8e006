#include <string>
#include <vector>

#include "command_run.h"
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
