#include <algorithm>
#include <string>

#include "command_run.h"
#include "evtx/xml_element.h"
#include "testing.h"

namespace {

std::size_t elements_in(const std::string& xml) {
  const auto root = evtx::element_from_xml(xml);
  CHECK(root.name == "Events");
  return static_cast<std::size_t>(std::ranges::count_if(
      root.content, [](const auto& node) { return std::holds_alternative<evtx::Element>(node); }));
}

}  // namespace

TEST_CASE("dump writes one document with an event a line, and accounts for the rest") {
  const auto run = run_command({"dump", "testdata/branch_office.evtx", "testdata/forwarded.evtx"});
  CHECK(run.status == 0);
  CHECK(elements_in(run.out) == 16);
  CHECK(std::ranges::count(run.out, '\n') == 18);
  CHECK(run.err == "mainmode: 2 logs, 2 chunks, 16 records: 16 read, 0 unreadable\n");
}

TEST_CASE("dump writes the events that are readable, in the order of the log") {
  const auto run = run_command({"dump", "-f", "jsonl", "testdata/damaged.evtx"});
  CHECK(run.status == 2);
  CHECK(std::ranges::count(run.out, '\n') == 21);
  CHECK(run.err.find("not read: testdata/damaged.evtx: record 909 at 0x21950") !=
        std::string::npos);
}

TEST_CASE("dump names the values of an event as the log does") {
  const auto run = run_command({"dump", "-f", "jsonl", "testdata/branch_office.evtx"});
  const auto first = run.out.substr(0, run.out.find('\n'));
  CHECK(first.starts_with(
      R"({"source":"testdata/branch_office.evtx","record_id":"20101","offset":4608,)"));
  CHECK(first.find(R"("EventData":{")") != std::string::npos);
  CHECK(first.find(R"("System":{"Provider":{"@Name":)") != std::string::npos);
}

TEST_CASE("dump writes nothing where nothing can be read") {
  const auto run = run_command({"dump", "testdata/nothing.evtx"});
  CHECK(run.status == 1);
  CHECK(run.out.empty());
}

TEST_CASE("dump prints the same for any number of threads") {
  for (const std::string format : {"xml", "jsonl"}) {
    const auto one = run_command({"dump", "testdata", "-f", format, "--threads", "1"});
    const auto many = run_command({"dump", "testdata", "-f", format, "--threads", "16"});
    CHECK(one.out == many.out);
    CHECK(one.err == many.err);
  }
}
