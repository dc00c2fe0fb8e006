#include "timeline/no_event.h"

#include <string>

#include "binxml_bytes.h"
#include "command_run.h"
#include "temporary_folder.h"
#include "testing.h"

namespace {

using binxml_bytes::BinXml;

// A log whose checksums are right, with one record: `<Event>text</Event>`.
Bytes log_without_system() {
  BinXml event;
  event.header().begin_definition().element(u"Event").content().text(u"text").end();
  event.end_definition().values({}).end_of_fragment();
  const auto chunk = chunk_bytes::chunk({chunk_bytes::record(1, event.bytes())}, 1, 1);
  return chunk_bytes::file_header().bytes(chunk.span());
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("an element is an event if its System can tell which one") {
  const evtx::Location place{.record_id = 7, .offset = 0x1200};
  const evtx::Element system{.name = "System"};
  CHECK_FALSE(timeline::doubt_if_no_event({.name = "Event", .content = {system}}, place));
  CHECK(timeline::doubt_if_no_event({.name = "Other", .content = {system}}, place));
  CHECK(timeline::doubt_if_no_event({.name = "Event"}, place).value().what() ==
        std::string("record 7 at 0x1200: record has no System element: which event it is nobody "
                    "knows, and commands that tell events apart count it as unreadable"));
}

TEST_CASE("a record that is no event is shown and compared as it is, and told to be odd") {
  const TemporaryFolder folder;
  const auto log = folder.write("odd.evtx", log_without_system().span());
  const auto dumped = run_command({"dump", "-f", "jsonl", log});
  CHECK(dumped.status == 0);
  CHECK(contains(dumped.out, R"("record_id":"1")"));
  CHECK(contains(dumped.err, "doubtful: " + log + ": record 1 at 0x1200: record has no System"));
  const auto verified = run_command({"verify", log});
  CHECK(verified.status == 0);
  CHECK(contains(verified.err, "doubtful: " + log + ": record 1 at 0x1200: record has no System"));
  CHECK(contains(verified.err, "0 differ"));
  CHECK(contains(verified.err, "0 only libevtx, 0 neither"));
}

TEST_CASE("where events are told apart, a record that is no event is unreadable") {
  const TemporaryFolder folder;
  const auto log = folder.write("odd.evtx", log_without_system().span());
  for (const auto* command : {"timeline", "inspect"}) {
    const auto run = run_command({command, log});
    CHECK(run.status == 2);
    CHECK(contains(run.err, "not read: " + log + ": record 1 at 0x1200: record has no System"));
  }
}
