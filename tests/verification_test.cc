#include "timeline/verification.h"

#include <cstddef>
#include <memory>
#include <span>
#include <sstream>
#include <string>
#include <vector>

#include "bytes.h"
#include "chunk_bytes.h"
#include "command_run.h"
#include "render/verification.h"
#include "stories/story.h"
#include "testing.h"

namespace {

timeline::Verifications verified(std::span<const std::byte> log,
                                 const timeline::Verifying& options = {.threads = 2}) {
  const timeline::Source source{.name = "log",
                                .open = [log] { return std::make_unique<MemoryStream>(log); }};
  return timeline::verify(std::span(&source, 1), options);
}

/// A reader that reads the same event, which must outlive it, in the place of each record.
timeline::EventsReader always(const evtx::EventResult& event) {
  return [&event](const evtx::Chunk& /*chunk*/, std::span<const evtx::Frame> frames) {
    return std::vector<evtx::EventResult>(frames.size(), event);
  };
}

evtx::Element event_of(const std::string& text) {
  return {.name = "Event", .content = {evtx::Text{.value = text}}};
}

}  // namespace

TEST_CASE("both readers agree on a log as Windows writes it") {
  const auto all = verified(stories::branch_office());
  CHECK(all.logs.at(0).source == "log");
  CHECK(all.logs[0].agreement == timeline::Agreement{.agree = 11});
  CHECK(all.logs[0].differences.count() == 0);
  CHECK(all.accounts.at(0).counts.records == 11);
  CHECK(all.accounts[0].counts.others == 11);
}

TEST_CASE("forwarded records are read natively alone, and libevtx's reason is kept") {
  const auto all = verified(stories::forwarded());
  CHECK(all.logs.at(0).agreement == timeline::Agreement{.only_native = 5});
  REQUIRE(all.logs[0].only_native.count() == 5);
  CHECK(all.logs[0].only_native.kept()[0].location().file == "log");
  CHECK(all.accounts.at(0).losses.count() == 0);
}

TEST_CASE("a record that neither reader can read is a loss and counted once") {
  const auto log =
      chunk_bytes::file_header().bytes(chunk_bytes::chunk(1, 3).span());  // frames of zeros
  const auto all = verified(log.span());
  CHECK(all.logs.at(0).agreement == timeline::Agreement{.neither = 3});
  CHECK(all.accounts.at(0).counts.unreadable == 3);
  CHECK(all.accounts[0].losses.count() == 3);
}

TEST_CASE("a record that only libevtx reads is told with the event, and is no loss") {
  const auto all = verified(stories::branch_office(), {.native = always(evtx::Error("why"))});
  CHECK(all.logs.at(0).agreement == timeline::Agreement{.only_libevtx = 11});
  CHECK(all.accounts.at(0).losses.count() == 0);
  CHECK(all.accounts[0].counts.others == 11);
  REQUIRE(all.logs[0].only_libevtx.count() == 11);
  CHECK(all.logs[0].only_libevtx.kept()[0].what() ==
        std::string("log: record 20101 at 0x1200: libevtx reads event 4634 of "
                    "Microsoft-Windows-Security-Auditing, the native reader does not: why"));
}

TEST_CASE("what libevtx reads and is no event of a known kind is told, too") {
  const auto all = verified(stories::branch_office(), {.native = always(evtx::Error("why")),
                                                       .libevtx = always(event_of("one"))});
  CHECK(all.logs.at(0).only_libevtx.kept().at(0).problem() ==
        "libevtx reads an element that is no event, the native reader does not: why");
}

TEST_CASE("a difference says where it is and what each reader reads") {
  const auto all = verified(stories::branch_office(), {.native = always(event_of("one")),
                                                       .libevtx = always(event_of("two"))});
  CHECK(all.logs.at(0).agreement == timeline::Agreement{.differ = 11});
  CHECK(all.logs[0].differences.kept().at(0).what() ==
        std::string("log: record 20101 at 0x1200: Event: native reads 'one', libevtx 'two'"));
  CHECK(all.accounts.at(0).losses.count() == 0);
}

TEST_CASE("of a long value that differs, the part around the difference is shown") {
  std::string same;
  for (int i = 0; i < 100; ++i) same += "ä";
  const auto all =
      verified(stories::branch_office(), {.native = always(event_of(same + "x" + same)),
                                          .libevtx = always(event_of(same + "y" + same))});
  const std::string text = all.logs.at(0).differences.kept().at(0).what();
  CHECK(text.find("'…" + same.substr(0, 40) + "x" + same.substr(0, 158) + "…'") !=
        std::string::npos);
  CHECK(text.find("'…" + same.substr(0, 40) + "y" + same.substr(0, 158) + "…'") !=
        std::string::npos);
}

TEST_CASE("records with a broken frame are among those that neither reads") {
  const auto counts = verified(stories::damaged());
  CHECK(counts.logs.at(0).agreement == timeline::Agreement{.agree = 21, .neither = 2});
}

TEST_CASE("verify gives an object a log, and tells what only the native reader reads") {
  const auto run = run_command(
      {"verify", "-f", "jsonl", "testdata/forwarded.evtx", "testdata/branch_office.evtx"});
  CHECK(run.status == 0);
  CHECK(run.out == R"({"source":"testdata/forwarded.evtx","agree":0,"differ":0,"only_native":5,)"
                   R"("only_libevtx":0,"neither":0}
{"source":"testdata/branch_office.evtx","agree":11,"differ":0,"only_native":0,"only_libevtx":0,)"
                   "\"neither\":0}\n");
  CHECK(run.err ==
        "mainmode: 2 logs, 2 chunks, 16 records: 16 read, 0 unreadable\n"
        "mainmode: 11 agree, 0 differ, 5 only native, 0 only libevtx, 0 neither\n");
}

TEST_CASE("where the table is too wide, the name of a file stays and its folders go") {
  const std::vector<timeline::Verification> logs{{.source = "evidence/host/Security.evtx"}};
  std::ostringstream out;
  render::write_verification_table(out, logs, 70);
  CHECK(out.str() ==
        "AGREE  DIFFER  ONLY NATIVE  ONLY LIBEVTX  NEITHER  SOURCE\n"
        "    0       0            0             0        0  …host/Security.evtx\n");
}

TEST_CASE("verify ends with 2 if neither reader reads a record, with --strict 1") {
  CHECK(run_command({"verify", "testdata/damaged.evtx"}).status == 2);
  CHECK(run_command({"verify", "--strict", "testdata/damaged.evtx"}).status == 1);
  const auto missing = run_command({"verify", "testdata/nothing.evtx"});
  CHECK(missing.status == 1);
  CHECK(missing.out.empty());
}

TEST_CASE("verify prints the same for any number of threads") {
  const auto one = run_command({"verify", "testdata", "-v", "--threads", "1"});
  const auto many = run_command({"verify", "testdata", "-v", "--threads", "16"});
  CHECK(one.out == many.out);
  CHECK(one.err == many.err);
}

TEST_CASE("a format that verify does not have is refused in words") {
  CHECK(run_command({"verify", "-f", "xml", "testdata"}).err ==
        "mainmode: --format: 'xml' is not known: choose from table, jsonl\n"
        "mainmode: 'mainmode verify --help' lists what there is\n");
}
