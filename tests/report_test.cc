// The command, up to the page it writes; what a browser makes of that, tests/report/run.sh looks
// at.

#include "render/report.h"

#include <sstream>
#include <string>

#include "command_run.h"
#include "temporary_folder.h"
#include "testing.h"

namespace {

const std::string kBranchLog = "testdata/branch_office.evtx";

bool has_page() { return render::report_page().has_value(); }

}  // namespace

TEST_CASE("a report is one page with the data in the place for them") {
  const timeline::EventList none(std::make_shared<timeline::Pools>(), {});
  std::ostringstream out;
  render::write_report(out, {.before_data = "<before>", .behind_data = "<behind>"},
                       {.events = none, .summary = {}});
  CHECK(out.str().starts_with("<before>{"));
  CHECK(out.str().ends_with("}<behind>"));
}

TEST_CASE("the page allows its own script and style and nothing else") {
  if (!has_page()) return;
  const auto page = *render::report_page();
  const std::string before(page.before_data);
  CHECK(before.find("default-src 'none'; connect-src 'none'; script-src 'sha256-") !=
        std::string::npos);
  CHECK(before.find("unsafe-") == std::string::npos);
  CHECK(before.ends_with("<script type=\"application/json\" id=\"report-data\">"));
  CHECK(page.behind_data.starts_with("</script>"));
}

TEST_CASE("a built page names the licences of what it carries") {
  if (!has_page()) return;
  const auto page = *render::report_page();
  const auto& before = page.before_data;
  CHECK(before.find("Copyright 2017-2026 The Apache Software Foundation") !=
        std::string_view::npos);
  CHECK(before.find("Apache License") != std::string_view::npos);
}

TEST_CASE("into a pipe or a file goes the page, with the log's SHA-256") {
  const auto run = run_command({"report", "-q", kBranchLog});
  if (!has_page()) {
    CHECK(run.status == 1);
    CHECK(run.err ==
          "mainmode: report: this mainmode was built without its page: MAINMODE_REPORT=OFF\n");
    return;
  }
  CHECK(run.status == 0);
  CHECK(run.err.empty());
  CHECK(run.out.starts_with("<!doctype html>"));
  CHECK(run.out.find("f9917d17c0907b990f122e9bc4f12edf120fc95eb88b6ea8409adbfc600557e1") !=
        std::string::npos);
}

TEST_CASE("a report of a part says which part it is") {
  if (!has_page()) return;
  const auto whole = run_command({"report", "-q", kBranchLog}).out;
  CHECK(whole.find(R"("chosen":[])") != std::string::npos);
  const auto part = run_command({"report", "-q", kBranchLog, "--since", "2026-03-02T14:00",
                                 "--peer", "203.0.113.45,192.0.2.99"});
  CHECK(part.status == 0);
  CHECK(
      part.out.find(R"("chosen":["--since 2026-03-02T14:00","--peer 203.0.113.45,192.0.2.99"])") !=
      std::string::npos);
  CHECK(part.out.find(R"("events":{"count":1,)") != std::string::npos);
}

TEST_CASE("the thresholds of a report's findings are options, as those of a summary") {
  if (!has_page()) return;
  const auto has_finding = [](std::vector<std::string> options) {
    options.insert(options.begin(), {"report", "-q", "testdata/psk_mismatch.evtx"});
    return run_command(options).out.find(R"({"id":"failure-points",)") != std::string::npos;
  };
  CHECK(has_finding({}));
  CHECK_FALSE(has_finding({"--point-failures", "1000"}));
}

TEST_CASE("a page is not written to a terminal") {
  std::ostringstream out;
  std::ostringstream err;
  const int status =
      cmd::run({"report", kBranchLog}, {.out = out, .err = err, .out_is_terminal = true});
  CHECK(status == 1);
  CHECK(out.str().empty());
  CHECK(err.str() == "mainmode: report: a page is nothing for a terminal: name a file with -o\n");
}

TEST_CASE("a report is the same for any number of threads") {
  if (!has_page()) return;
  const auto one = run_command({"report", "testdata", "--threads", "1"});
  const auto four = run_command({"report", "testdata", "--threads", "4"});
  CHECK(one.out == four.out);
  CHECK(one.status == 2);
}

TEST_CASE("a page that is there is replaced with --force only") {
  if (!has_page()) return;
  const TemporaryFolder folder;
  const auto file = folder.write("report.html", "mine");
  CHECK(run_command({"report", kBranchLog, "-o", file}).status == 1);
  CHECK(run_command({"report", kBranchLog, "-o", file, "--force"}).status == 0);
}
