// What `mainmode explain` prints, and how it ends.

#include "cmd/explain.h"

#include <algorithm>
#include <sstream>
#include <string>

#include "command_run.h"
#include "testing.h"

namespace {

CommandRun explain(std::vector<std::string> terms) {
  terms.insert(terms.begin(), "explain");
  return run_command(terms);
}

std::size_t lines(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

}  // namespace

TEST_CASE("every kind of term is explained") {
  const auto [term, beginning] = GENERATE(table<std::string, std::string>({
      {"13801", "error 13801: IKE authentication credentials are unacceptable\n"},
      {"%%8222", "parameter %%8222: IKEv1\n"},
      {"8222", "parameter %%8222: IKEv1\n"},
      {"4653", "event 4653: Main Mode negotiation failed\n"},
      {"failed", "event 4652: "},
      {"Negotiation timed out", "error 13805: Negotiation timed out\n"},
      {"0x35ED", "error 13805: Negotiation timed out\n"},
      {"ERROR_IPSEC_IKE_TIMED_OUT", "error 13805: "},
      {"MMAuthMethod", "field MMAuthMethod\n"},
      {"failure_code", "timeline column failure_code\n"},
      {"reused", "confidence word reused\n"},
      {"closed", "status word closed\n"},
      {"record-gaps", "finding record-gaps\n"},
  }));
  const auto run = explain({term});
  CAPTURE(term);
  CHECK(run.status == 0);
  CHECK(run.out.starts_with(beginning));
  CHECK(run.err.empty());
}

TEST_CASE("what stands in the detail of missing records is explained") {
  const auto all = explain({"records_missing"}).out;
  for (const std::string name : {"after", "first", "last", "count", "unreadable", "lost",
                                 "after_time", "computers", "rows_unreadable"}) {
    CAPTURE(name);
    CHECK(explain({name}).out.starts_with("field " + name + "\n"));
    CHECK(all.find("\n    " + name + " (detail): ") != std::string::npos);
  }
}

TEST_CASE("a term that is not known is told what kinds there are, and nothing is printed") {
  const auto run = explain({"nonsense"});
  CHECK(run.status == 1);
  CHECK(run.out.empty());
  CHECK(run.err ==
        "mainmode: 'nonsense' is not known: name an event id (4653) or a name from the column "
        "event (failed), a parameter string (%%8222, or its text: IKEv1), an IKE error by its "
        "number (13801, 0x35E9), symbol (ERROR_IPSEC_IKE_AUTH_FAIL) or text (\"Negotiation timed "
        "out\"), a field (MMAuthMethod), a column (failure_code), a word of status (closed) or "
        "confidence (reused), or a "
        "finding (record-gaps)\n");
}

TEST_CASE("the kinds of terms are told once") {
  const auto err = explain({"nonsense", "rubbish"}).err;
  CHECK(err.ends_with("\nmainmode: 'rubbish' is not known\n"));
}

TEST_CASE("what is like a term is offered") {
  CHECK(explain({"timed out"}).status == 1);
  CHECK(explain({"timed out"}).err ==
        "mainmode: 'timed out' is not known: like it are 13805 (Negotiation timed out)\n");
  CHECK(explain({"invalid"}).err.find("; and ") != std::string::npos);
}

TEST_CASE("of several terms the known ones are explained, in their order") {
  const auto run = explain({"%%8223", "nonsense", "13813"});
  CHECK(run.status == 2);
  CHECK(run.out.starts_with("parameter %%8223: AuthIP\n"));
  CHECK(run.out.find("\n\nerror 13813: ") != std::string::npos);
  CHECK(run.err.find("'nonsense'") != std::string::npos);
  CHECK(explain({"nonsense", "rubbish"}).status == 1);
  CHECK(explain({"13801", "%%8222"}).status == 0);
}

TEST_CASE("jsonl is an object for each term that is known") {
  const auto run = explain({"-f", "jsonl", "failed", "nonsense", "0x35ED"});
  CHECK(run.status == 2);
  CHECK(lines(run.out) == 2);
  CHECK(run.out.starts_with(R"({"term":"failed","explanations":[{"kind":"event","id":"4652",)"));
  CHECK(run.out.find("\n{\"term\":\"0x35ED\"") != std::string::npos);
}

TEST_CASE("without a term it lists what can be explained") {
  const auto run = explain({});
  CHECK(run.status == 0);
  CHECK(run.err.empty());
  CHECK(run.out.starts_with("events\n"));
  for (const auto* title :
       {"\nparameters\n", "\nerrors\n", "\nfields\n", "\ntimeline columns\n",
        "\nsessions columns\n", "\nstatus words\n", "\nconfidence words\n", "\nfindings\n"})
    CHECK(run.out.find(title) != std::string::npos);
  CHECK(lines(explain({"-f", "jsonl"}).out) > 300);
}

TEST_CASE("lines are as wide as the terminal, and 80 cells in a pipe") {
  std::ostringstream out;
  std::ostringstream err;
  cmd::run({"explain", "4653"}, {.out = out, .err = err, .out_is_terminal = true, .width = 200});
  CHECK(lines(out.str()) < lines(explain({"4653"}).out));
  std::istringstream shown(explain({"4653"}).out);
  for (std::string line; std::getline(shown, line);) CHECK(line.size() <= 80);
}

TEST_CASE("a term cannot steer the terminal that is told of it") {
  const auto run = explain({"\x1b[31m"});
  CHECK(run.status == 1);
  CHECK(run.err.find('\x1b') == std::string::npos);
}
