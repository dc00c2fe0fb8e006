#include "render/summary_text.h"

#include <sstream>
#include <string>

#include "render/text.h"
#include "summary_of.h"
#include "testing.h"

namespace {

std::string text(const SummaryOf& of, const render::SummaryStyle& style = {}) {
  std::ostringstream out;
  render::write_summary_text(out, of.summary, of.events, style);
  return out.str();
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("the summary to read has its parts one below the other") {
  const auto all = text(SummaryOf({"testdata/psk_mismatch.evtx"}));
  CHECK(all.starts_with("TOTALS\n  time "));
  std::size_t place = 0;
  for (const auto* heading : {"\nFINDINGS\n", "\nBY PEER\n", "\nBY REASON OF FAILURE\n",
                              "\nOVER TIME\n", "\nTHRESHOLDS\n"}) {
    place = all.find(heading, place);
    CAPTURE(heading);
    REQUIRE(place != std::string::npos);
  }
  CHECK(has(all,
            "    evidence: records 5001, 5002, 5003, 5004, 5005 of testdata/psk_mismatch.evtx, and "
            "15 more\n"));
  CHECK(has(all, "  80 failures with 1 peer: Negotiation timed out (13805)\n"));
  CHECK(has(all, "--burst-failures 20 --burst-window 10m"));
  CHECK_FALSE(has(all, "\x1b"));
}

TEST_CASE("a log without findings says that there are none") {
  CHECK(has(text(SummaryOf({"testdata/branch_office.evtx"})), "\nFINDINGS\n  none\n"));
  CHECK(has(text(SummaryOf({})), "\nFINDINGS\n  none\n"));
}

TEST_CASE("lines are no wider than the terminal, but for a word that is") {
  const auto* file = GENERATE("testdata/psk_mismatch.evtx", "testdata/every_event.evtx");
  const auto width = GENERATE(std::size_t{50}, std::size_t{60}, std::size_t{80}, std::size_t{200});
  std::istringstream lines(text(SummaryOf({file}), {.table = {.width = width}}));
  for (std::string line; std::getline(lines, line);) {
    CAPTURE(line);
    CHECK(render::display_width(line) <= width);
  }
}

TEST_CASE("totals that do not fit go on in the next line") {
  const auto totals = [](std::size_t width) {
    auto all = text(SummaryOf({"testdata/psk_mismatch.evtx"}), {.table = {.width = width}});
    return all.substr(0, all.find("\n\n"));
  };
  CHECK(totals(40) ==
        "TOTALS\n"
        "  time         2026-02-10T22:00:00Z to\n"
        "               2026-02-11T00:21:30Z\n"
        "  computers    1\n"
        "  peers        1\n"
        "  established  1\n"
        "  failed       140\n"
        "  sessions     0 closed, 1 open, 0\n"
        "               unknown_start, 0 lost");
  CHECK(totals(30) ==
        "TOTALS\n"
        "  time\n"
        "    2026-02-10T22:00:00Z to\n"
        "      2026-02-11T00:21:30Z\n"
        "  computers\n"
        "    1\n"
        "  peers\n"
        "    1\n"
        "  established\n"
        "    1\n"
        "  failed\n"
        "    140\n"
        "  sessions\n"
        "    0 closed, 1 open, 0\n"
        "      unknown_start, 0 lost");
}

TEST_CASE("severities and headings are coloured where that is wanted") {
  const auto all = text(SummaryOf({"testdata/psk_mismatch.evtx"}),
                        {.table = {.colour = render::Colour::always}});
  CHECK(has(all, "\x1b[1mFINDINGS\x1b[0m"));
  CHECK(has(all, "\x1b[33mmedium\x1b[0m pre-shared-key-failures\n"));
}

TEST_CASE("what is more than is shown is counted") {
  const auto all = text(SummaryOf({"testdata/certificate_failures.evtx"}), {.most = 2});
  CHECK(has(all, "\n  and 5 more reasons: --most shows them, and -f json all\n"));
}

TEST_CASE("a gap lies before the record that is there, and a record that is damaged is none") {
  const auto all = text(SummaryOf({"testdata/damaged.evtx"}));
  CHECK(has(all, "    8 record numbers are missing and 1 record cannot be read in 2 places"));
  CHECK(has(all, "    evidence: before records 910, 924 of testdata/damaged.evtx\n"));
  CHECK(has(all, "    evidence: behind record 929 of testdata/damaged.evtx\n"));
}

TEST_CASE("SAs that are counted beside chosen events say so") {
  const auto with = [](const timeline::Filter& filter) {
    return text(SummaryOf({"testdata/branch_office.evtx"}, {.filter = filter}));
  };
  CHECK(has(with({.event_ids = {4653}}),
            "3 closed, 0 open, 0 unknown_start, 0 lost (of all events)\n"));
  CHECK_FALSE(has(with({}), "of all events"));
}

TEST_CASE("what is documented of several errors says of which") {
  SummaryOf of({"testdata/branch_office.evtx"});
  CHECK(has(text(of), "\n    cause: "));
  of.summary.reasons.at(0).codes = {13801, 13805};
  const auto several = text(of);
  CHECK_FALSE(has(several, "\n    cause: "));
  CHECK(has(several, "\n    13801: cause: "));
  CHECK(has(several, "\n    13805: cause: "));
}
