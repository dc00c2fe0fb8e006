#include "timeline/inspection.h"

#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "binxml_bytes.h"
#include "bytes.h"
#include "chunk_bytes.h"
#include "command_run.h"
#include "render/inspection.h"
#include "stories/story.h"
#include "testing.h"

namespace {

timeline::Inspection inspected(std::span<const std::byte> log) {
  const timeline::Source source{.name = "log",
                                .open = [log] { return std::make_unique<MemoryStream>(log); }};
  return timeline::inspect(std::span(&source, 1), 2, {}).at(0);
}

constexpr std::uint32_t kNowhere = 0xfffffff0;

// A record of a provider whose fields' template is at this place of its chunk.
Bytes record(const binxml_bytes::Value& provider, const binxml_bytes::Value& event_id,
             std::uint32_t data_definition = 0) {
  binxml_bytes::BinXml event;
  event.header().begin_definition().element(u"Event").content();
  event.element(u"System").content();
  event.element_with(u"Provider").attribute(u"Name").substitution(1);
  event.attribute(u"Guid").text(u"{11111111-2222-3333-4444-555555555555}").empty();
  event.element(u"EventID").content().substitution(2).end().end();
  event.substitution(0).end().end_definition();
  binxml_bytes::BinXml data;
  data.instance_of(data_definition).values({});
  const auto fields =
      data_definition == 0 ? binxml_bytes::null() : binxml_bytes::nested(data.bytes());
  event.values({fields, provider, event_id});
  return event.bytes();
}

// The log of one chunk, whose checksum of records is right or not.
timeline::Inspection inspected(const Bytes& record, bool is_sound) {
  const auto chunk = binxml_bytes::chunk_of({record});
  std::vector<std::byte> log(chunk.bytes.begin(), chunk.bytes.end());
  if (!is_sound) log.at(52) ^= std::byte{1};
  return inspected(log);
}

binxml_bytes::Value id(std::uint16_t number) { return {0x06, Bytes().u16(number)}; }

}  // namespace

TEST_CASE("an inspection tells what a sound log holds") {
  const auto log = inspected(stories::branch_office());
  REQUIRE(log.header);
  CHECK(log.header->major_version == 3);
  CHECK(log.account.counts.records == 11);
  CHECK(log.chunk_headers == timeline::ChecksumResults{.right = 1});
  CHECK(log.chunk_records == timeline::ChecksumResults{.right = 1});
  CHECK(log.ids.first() == 20101U);
  CHECK(log.ids.last() == 20111U);
  CHECK(log.ids.gaps() == 0);
  CHECK(log.computers == std::set<std::string>{"VPN1.example.com"});
  CHECK(log.account.channels == std::vector<std::string>{"Security"});
  CHECK(log.earliest <= log.latest);
}

TEST_CASE("an inspection tells of gaps, wrong checksums and records that cannot be read") {
  auto second = chunk_bytes::chunk(20, 3);
  second.put(124, std::uint32_t{1});  // the checksum of its header
  const auto bytes = Bytes(chunk_bytes::chunk(1, 3)).bytes(second.span());
  const auto log = inspected(bytes.span());
  CHECK(!log.header);
  CHECK(log.chunk_headers == timeline::ChecksumResults{.right = 1, .wrong = 1});
  CHECK(log.chunk_records == timeline::ChecksumResults{.right = 2});
  CHECK(log.account.counts.unreadable == 6);
  CHECK(log.ids.gaps() == 1);
  CHECK(log.ids.missing() == 16);
  CHECK(evtx::to_string(log.latest.value()) == "1970-01-01T00:00:00.0000000Z");
}

TEST_CASE("records are counted alike, told apart by a few bytes or decoded in full") {
  auto log = stories::branch_office();
  const auto sound = inspected(log);
  constexpr std::size_t kRecordsChecksum = evtx::kFileHeaderSize + 52;
  log.at(kRecordsChecksum) ^= std::byte{1};
  const auto doubted = inspected(log);
  CHECK(doubted.chunk_records == timeline::ChecksumResults{.wrong = 1});
  CHECK(sound.events == doubted.events);
  CHECK(sound.events.size() == 5);
  CHECK(sound.computers == doubted.computers);
  CHECK(sound.account.channels == doubted.account.channels);
  CHECK(sound.account.counts.others == doubted.account.counts.others);
}

TEST_CASE("a record whose fields have no template is unreadable, whatever the checksums say") {
  const bool is_sound = GENERATE(true, false);
  const auto log = inspected(record(binxml_bytes::string(u"A"), id(1), kNowhere), is_sound);
  CHECK(log.account.counts.unreadable == 1);
  CHECK(log.account.losses.count() == 1);
}

TEST_CASE("an event has one name, whatever the checksums say") {
  const bool is_sound = GENERATE(true, false);
  const auto name = [&](const binxml_bytes::Value& provider, const binxml_bytes::Value& event_id) {
    return inspected(record(provider, event_id), is_sound).events.begin()->first;
  };
  const std::string guid = "{11111111-2222-3333-4444-555555555555}";
  CHECK(name(binxml_bytes::string(u"A"), id(7)) == timeline::EventName{"A", 7});
  CHECK(name(binxml_bytes::string(u""), id(7)) == timeline::EventName{guid, 7});
  CHECK(name(binxml_bytes::null(), id(7)) == timeline::EventName{guid, 7});
  const binxml_bytes::Value beyond{0x0a, Bytes().u64((std::uint64_t{1} << 32U) + 7)};
  CHECK(name(binxml_bytes::string(u"A"), beyond) == timeline::EventName{"A", 0});
}

TEST_CASE("the most frequent events come first, and of equal ones in order of name and id") {
  const timeline::Inspection log{
      .events = {{{"A", 2}, 1}, {{"A", 1}, 1}, {{"B", 7}, 5}, {{"C", 1}, 1}}};
  CHECK(timeline::most_frequent(log, 3) ==
        std::vector<timeline::EventCount>{{{"B", 7}, 5}, {{"A", 1}, 1}, {{"A", 2}, 1}});
}

TEST_CASE("a count that no JSON number holds is null") {
  const auto says = [](std::uint64_t missing, const std::string& value) {
    timeline::Inspection log{.account = {.counts = {.missing = missing}}};
    log.ids.add(1);
    log.ids.add(missing + 2);
    std::ostringstream out;
    render::write_inspection_jsonl(out, std::vector{log});
    const auto has = [text = out.str()](const std::string& part) {
      return text.find(part) != std::string::npos;
    };
    return has("\"records_missing\":" + value + ",") &&
           has("\"record_ids_missing\":" + value + ",");
  };
  constexpr auto kMost = (std::uint64_t{1} << 53U) - 1;
  CHECK(says(kMost, "9007199254740991"));
  CHECK(says(kMost + 1, "null"));
}

TEST_CASE("inspect gives an object a log") {
  const auto run = run_command({"inspect", "-f", "jsonl", "testdata/branch_office.evtx"});
  CHECK(run.status == 0);
  CHECK(run.out ==
        R"({"source":"testdata/branch_office.evtx","bytes":69632,"file_header":true,)"
        R"("file_header_checksum_right":true,"version":"3.1","dirty":false,"full":false,)"
        R"("chunks_good":1,"chunks_damaged":0,"chunks_zero":0,)"
        R"("records_live":11,"records_unreadable":0,"records_missing":0,"records_recovered":0,)"
        R"("chunk_header_checksums_right":1,"chunk_header_checksums_wrong":0,)"
        R"("chunk_header_checksums_unchecked":0,"chunk_records_checksums_right":1,)"
        R"("chunk_records_checksums_wrong":0,"chunk_records_checksums_unchecked":0,)"
        R"("first_record_id":"20101","last_record_id":"20111",)"
        R"("record_id_gaps":0,"record_ids_missing":0,)"
        R"("first_written_time":"2026-03-02T05:58:00.0000001Z",)"
        R"("last_written_time":"2026-03-02T22:00:00.0000000Z",)"
        R"("computers":["VPN1.example.com"],"channels":["Security"],"top_events":[)"
        R"({"provider":"Microsoft-Windows-Security-Auditing","event_id":4634,"count":4},)"
        R"({"provider":"Microsoft-Windows-Security-Auditing","event_id":4655,"count":3},)"
        R"({"provider":"Microsoft-Windows-Security-Auditing","event_id":4651,"count":2},)"
        R"({"provider":"Microsoft-Windows-Security-Auditing","event_id":4650,"count":1},)"
        R"({"provider":"Microsoft-Windows-Security-Auditing","event_id":4653,"count":1}]})"
        "\n");
  CHECK(run.err == "mainmode: 1 log, 1 chunk, 11 records: 11 read, 0 unreadable\n");
}

TEST_CASE("inspect says in words what it finds in a damaged log, and ends with 2") {
  const auto run = run_command({"inspect", "testdata/damaged.evtx"});
  CHECK(run.status == 2);
  CHECK(run.out ==
        "testdata/damaged.evtx\n"
        "  file header    version 3.1, dirty, not full; checksum right\n"
        "  chunks         1 good, 7 damaged, 0 zero\n"
        "  chunk headers  4 right, 1 wrong, 1 not checked\n"
        "  chunk records  4 right, 1 wrong, 1 not checked\n"
        "  records        23 live, 2 unreadable, 1 missing, 0 recovered\n"
        "  record ids     900 to 929, 9 missing in 2 gaps\n"
        "  written        2026-07-01T00:00:00.0000000Z to 2026-07-01T07:01:00.0000000Z\n"
        "  computers      VPN1.example.com\n"
        "  channels       Security\n"
        "  events         4655: 21 (Microsoft-Windows-Security-Auditing)\n");
}

TEST_CASE("inspect prints the same for any number of threads") {
  for (const std::string format : {"table", "jsonl"}) {
    const auto one = run_command({"inspect", "testdata", "-f", format, "--threads", "1"});
    const auto many = run_command({"inspect", "testdata", "-f", format, "--threads", "16"});
    CHECK(one.out == many.out);
    CHECK(one.err == many.err);
  }
}

TEST_CASE("where a path is too long for the terminal, the name of the file stays") {
  const std::vector<timeline::Inspection> logs{
      {.account = {.source = "evidence/host/Security.evtx"}}};
  std::ostringstream out;
  render::write_inspection_table(out, logs, 20);
  CHECK(out.str().starts_with("…/host/Security.evtx\n"));
}

TEST_CASE("whole records in the unused part of a chunk are counted as recovered") {
  const auto run = run_command({"inspect", "testdata/taken_back.evtx"});
  CHECK(run.out.find("3 live, 0 unreadable, 3 missing, 3 recovered") != std::string::npos);
}
