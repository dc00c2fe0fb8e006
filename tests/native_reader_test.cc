#include "evtx/native_reader.h"

#include <algorithm>
#include <string>

#include "binxml_bytes.h"
#include "evtx/chunk_walk.h"
#include "evtx/compare.h"
#include "evtx/libevtx/reader.h"
#include "evtx_writer/log.h"
#include "testing.h"

namespace {

using evtx_writer::Form;

evtx_writer::Event written_event(std::uint64_t id) {
  return {.id = 4650,
          .time = evtx::from_iso8601("2026-01-02T03:04:05.1234567").value(),
          .record_id = id,
          .activity_id = "{5108737F-0102-0304-0506-0708090A0B0C}",
          .data = {{.name = "LocalAddress", .value = "192.0.2.1"},
                   {.name = "RemotePrincipalName", .value = "a & b <\u00e9>"},
                   {.name = "MMSAID", .value = "7", .type = evtx_writer::Type::u64}}};
}

// The chunk of a log with three such events.
evtx::Chunk chunk_of(Form form) {
  evtx_writer::Log log;
  for (std::uint64_t id = 1; id <= 3; ++id) log.add(written_event(id), form);
  const auto bytes = log.bytes();
  MemoryStream stream(bytes);
  evtx::ChunkWalk walk(stream);
  return std::get<evtx::Chunk>(walk.next().value());
}

// The chunk with a changed first byte behind the first record's header, and so on.
evtx::Chunk flipped(const evtx::Chunk& sound, std::size_t position, std::byte bits) {
  std::vector<std::byte> bytes(sound.bytes.begin(), sound.bytes.end());
  bytes.at(position) ^= bits;
  return evtx::chunk_of(std::move(bytes), sound.offset);
}

bool is_event(const evtx::EventResult& result) {
  return std::holds_alternative<evtx::Element>(result);
}

}  // namespace

TEST_CASE("records of every form are read natively, field by field") {
  const auto form = GENERATE(Form::today, Form::saved, Form::forwarded);
  const auto chunk = chunk_of(form);
  const auto records = evtx::read_natively(chunk, chunk_bytes::frames_of(chunk));
  REQUIRE(records.size() == 3);
  const auto& record = std::get<evtx::Record>(records[1]);
  CHECK(record.id == 2);
  CHECK(record.offset == chunk.offset + chunk_bytes::frames_of(chunk)[1].position);
  CHECK(record.system.event_id == 4650U);
  CHECK(record.system.provider_name == "Microsoft-Windows-Security-Auditing");
  CHECK(record.system.keywords == 0x8020000000000000U);
  CHECK(record.system.record_id == 2U);
  CHECK(record.system.time_created == written_event(2).time);
  CHECK(record.system.computer == "VPN1.example.com");
  CHECK(record.system.activity_id == "{5108737F-0102-0304-0506-0708090A0B0C}");
  const std::vector<evtx::Field> fields{
      {"LocalAddress", "192.0.2.1"}, {"RemotePrincipalName", "a & b <\u00e9>"}, {"MMSAID", "7"}};
  CHECK(record.event_data == fields);
}

TEST_CASE("both readers agree on records with a template") {
  const auto form = GENERATE(Form::today, Form::saved);
  const auto chunk = chunk_of(form);
  const auto frames = chunk_bytes::frames_of(chunk);
  const auto native = evtx::events_natively(chunk, frames);
  const auto libevtx = evtx::events_with_libevtx(chunk, frames);
  REQUIRE(native.size() == 3);
  for (std::size_t i = 0; i < native.size(); ++i)
    CHECK_FALSE(evtx::first_difference(std::get<evtx::Element>(native[i]),
                                       std::get<evtx::Element>(libevtx.at(i))));
}

TEST_CASE("an error of a record has the record's id, and its place where none is known") {
  using binxml_bytes::BinXml;
  BinXml first;
  first.element(u"Event").content().substitution(0).end();
  BinXml second(behind(first));
  second.element(u"Event").content();
  const auto chunk = binxml_bytes::chunk_of({first.bytes(), second.bytes()});
  const auto events = evtx::events_natively(chunk, chunk_bytes::frames_of(chunk));
  REQUIRE(events.size() == 2);
  CHECK(std::string(std::get<evtx::Error>(events[0]).what()) ==
        "record 1 at 0x1200: substitution 0 of 0 values");
  CHECK(std::string(std::get<evtx::Error>(events[1]).what()) ==
        "record 2 at 0x1275: content of an element needs 1 bytes, 0 left");
}

TEST_CASE("an event that is none is an error of its record alone") {
  using binxml_bytes::BinXml;
  const auto chunk = binxml_bytes::chunk_of({BinXml().element(u"Event").empty().bytes()});
  const auto frames = chunk_bytes::frames_of(chunk);
  CHECK(is_event(evtx::events_natively(chunk, frames).at(0)));
  CHECK(std::string(std::get<evtx::Error>(evtx::read_natively(chunk, frames).at(0)).what()) ==
        "record 1 at 0x1200: record has no System element");
}

TEST_CASE("without frames there are no events") {
  const auto chunk = chunk_of(Form::today);
  CHECK(evtx::events_natively(chunk, {}).empty());
  CHECK(evtx::read_natively(chunk, {}).empty());
}

TEST_CASE("any changed byte of the first record gives events or errors and nothing else") {
  const auto form = GENERATE(Form::today, Form::saved, Form::forwarded);
  const auto bits = GENERATE(std::byte{0xff}, std::byte{0x01}, std::byte{0x80});
  const auto sound = chunk_of(form);
  const auto frames = chunk_bytes::frames_of(sound);
  const auto whole = evtx::read_natively(sound, frames);
  const auto end = frames.at(0).position + frames.at(0).size;
  for (auto position = frames.at(0).position; position < end; ++position) {
    CAPTURE(position);
    const auto records = evtx::read_natively(flipped(sound, position, bits), frames);
    REQUIRE(records.size() == 3);
  }
}

TEST_CASE("every prefix of a record's BinXML gives an error or the event") {
  const auto form = GENERATE(Form::today, Form::saved, Form::forwarded);
  const auto chunk = chunk_of(form);
  const auto frames = chunk_bytes::frames_of(chunk);
  const auto whole = evtx::events_natively(chunk, frames).at(0);
  int events = 0;
  for (std::size_t size = 28; size < frames.at(0).size; ++size) {
    CAPTURE(size);
    auto frame = frames.at(0);
    frame.size = size;
    const auto result = evtx::events_natively(chunk, std::span(&frame, 1)).at(0);
    if (!is_event(result)) continue;
    ++events;
    CHECK(std::get<evtx::Element>(result) == std::get<evtx::Element>(whole));
  }
  CHECK(events <= 16);  // padding and the end of the fragment may be missing
}

TEST_CASE("a cut chunk gives the same events for the records that are whole") {
  const auto sound = chunk_of(Form::today);
  const auto frames = chunk_bytes::frames_of(sound);
  const auto whole = evtx::events_natively(sound, frames);
  const auto kept = sound.bytes.first(frames.at(2).position);
  const auto cut = evtx::chunk_of({kept.begin(), kept.end()}, sound.offset);
  const auto events = evtx::events_natively(cut, std::span(frames).first(2));
  CHECK(std::get<evtx::Element>(events.at(0)) == std::get<evtx::Element>(whole.at(0)));
  CHECK(std::get<evtx::Element>(events.at(1)) == std::get<evtx::Element>(whole.at(1)));
}
