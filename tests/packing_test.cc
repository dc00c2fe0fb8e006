#include "timeline/packing.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "evtx/error.h"
#include "evtx/file_header.h"
#include "evtx/native_reader.h"
#include "evtx_writer/log.h"
#include "stories/main_mode.h"
#include "testing.h"

namespace {

using timeline::Filter;
using timeline::PackedBatch;

/// The first chunk of a log, and the frame of its first record.
struct First {
  explicit First(const std::vector<evtx_writer::Event>& events)
      : chunk(evtx::chunk_of(chunk_bytes(events), evtx::kFileHeaderSize)) {
    evtx::RecordWalk walk(chunk);
    while (const auto step = walk.next()) frames.push_back(std::get<evtx::Frame>(*step));
  }

  static std::vector<std::byte> chunk_bytes(const std::vector<evtx_writer::Event>& events) {
    evtx_writer::Log log;
    for (const auto& event : events) log.add(event, evtx_writer::Form::today);
    const auto bytes = log.bytes();
    return {bytes.begin() + evtx::kFileHeaderSize, bytes.end()};
  }
  [[nodiscard]] evtx::Record record(std::size_t index = 0) const {
    return std::get<evtx::Record>(evtx::read_natively(chunk, frames).at(index));
  }

  evtx::Chunk chunk;
  std::vector<evtx::Frame> frames{};
};

/// Packs records, and shows what was packed.
struct Packed {
  explicit Packed(Filter wanted = {}) : filter(std::move(wanted)) {}

  bool quickly(const First& first, std::size_t index = 0) {
    evtx::binxml::Layouts layouts;
    evtx::QuickReader reader(first.chunk, layouts);
    const auto& frame = first.frames.at(index);
    const auto record = reader.look_at(frame).value();
    return packing.add(frame, first.chunk.offset + frame.position, record,
                       reader.fields(record).value());
  }
  bool in_full(const First& first, std::size_t index = 0) {
    return packing.add(first.frames.at(index), first.record(index));
  }
  events::Event event(std::size_t index) {
    const auto& packed = batch.events.at(index);
    return unpacker.event(packed, batch.values.data(), "a.evtx");
  }
  [[nodiscard]] bool has_nothing() {
    return batch.events.empty() && batch.values.empty() && pools.texts.id_of("a new text") == 1 &&
           pools.shapes.id_of(std::vector<std::string>{"a new shape"}) == 0;
  }

  Filter filter;
  timeline::Pools pools{};
  PackedBatch batch{};
  timeline::Packing packing{batch, filter, pools, 0};
  timeline::Unpacker unpacker{pools};
};

evtx_writer::Event event() {
  auto event = stories::failed("2026-08-01T03:00:00Z", 42, {}, {});
  event.computer = "a-computer-with-a-long-name.example.com";
  return event;
}

/// What is seen of the first record, with a layout that can be changed.
struct Seen {
  explicit Seen(const First& first) : reader(first.chunk, layouts), frame(first.frames.at(0)) {
    record = reader.look_at(frame).value();
    fields = reader.fields(record).value();
    layout = *fields.layout;
    fields.layout = &layout;
    offset = first.chunk.offset + frame.position;
  }
  Seen(const Seen&) = delete;
  Seen& operator=(const Seen&) = delete;

  evtx::binxml::Layouts layouts{};
  evtx::QuickReader reader;
  evtx::Frame frame;
  evtx::RecordView record{};
  evtx::FieldsView fields{};
  evtx::binxml::EventDataLayout layout{};
  std::uint64_t offset = 0;
};

// What a record of 200 bytes cannot have.
evtx::Record with_long_text(std::size_t size) {
  evtx::Record record{.id = 7, .event_data = {{.name = "Odd", .value = std::string(size, 'x')}}};
  record.system.event_id = 4655;
  return record;
}

}  // namespace

TEST_CASE("an event is packed the same from its values and from its record") {
  const First first({event()});
  Packed packed;
  REQUIRE(packed.quickly(first));
  REQUIRE(packed.in_full(first));
  const auto quick = packed.event(0);
  const auto full = packed.event(1);
  CHECK(quick == full);
  CHECK(full.event_id == 4653);
  CHECK(full.record_id == 42);
  CHECK(full.computer == "a-computer-with-a-long-name.example.com");
  CHECK(full.outcome == events::Outcome::failure);
  CHECK(full.failure_reason == "Negotiation timed out");
}

TEST_CASE("each event has the computer and the channel of its own record") {
  std::vector<evtx_writer::Event> events(4, event());
  events[1].computer = "B";
  events[1].channel = "ForwardedEvents";
  events[2].computer = "";
  const First first(events);
  Packed packed;
  for (std::size_t i = 0; i < events.size(); ++i) REQUIRE(packed.quickly(first, i));
  for (std::size_t i = 0; i < events.size(); ++i) {
    CHECK(packed.event(i).computer == events[i].computer);
    CHECK(packed.event(i).channel == events[i].channel);
  }
}

TEST_CASE("an event that the filter does not want leaves nothing behind, in the pools neither") {
  const First first({event()});
  SECTION("by its id") {
    Packed packed({.event_ids = {4655}});
    CHECK_FALSE(packed.quickly(first));
    CHECK_FALSE(packed.in_full(first));
    CHECK(packed.has_nothing());
  }
  SECTION("by its peer") {
    Packed packed({.peers = {timeline::AddressRange::from("203.0.113.0/24").value()}});
    CHECK_FALSE(packed.quickly(first));
    CHECK_FALSE(packed.in_full(first));
    CHECK(packed.has_nothing());
  }
  SECTION("by its computer") {
    Packed packed({.computers = {"B*"}});
    CHECK_FALSE(packed.quickly(first));
    CHECK_FALSE(packed.in_full(first));
    CHECK(packed.has_nothing());
  }
}

TEST_CASE("an event that the filter wants is packed") {
  const First first({event()});
  Packed packed({.since = evtx::from_iso8601("2026-08-01T03:00:00Z"),
                 .event_ids = {4653},
                 .peers = {timeline::AddressRange::from("198.51.100.0/24").value()},
                 .computers = {"A-COMPUTER*"}});
  CHECK(packed.quickly(first));
  CHECK(packed.in_full(first));
  CHECK(packed.event(0) == packed.event(1));
}

TEST_CASE("records of one chunk keep their own shapes") {
  const First first({event(), stories::ended("2026-08-01T04:00:00Z", 43, {}, 5),
                     stories::ended("2026-08-01T05:00:00Z", 44, {}, 6)});
  Packed packed;
  for (std::size_t i = 0; i < 3; ++i) {
    REQUIRE(packed.quickly(first, i));
    REQUIRE(packed.in_full(first, i));
    packed.packing.begin_chunk({});
  }
  for (std::size_t i = 0; i < 6; i += 2) CHECK(packed.event(i) == packed.event(i + 1));
  CHECK(packed.event(2).sa_id == 5U);
  CHECK(packed.event(4).sa_id == 6U);
  CHECK(packed.batch.events[2].shape == packed.batch.events[5].shape);
}

TEST_CASE("a layout in the place of one of another chunk is not taken for it") {
  const First first({event()});
  Seen seen(first);
  Packed packed;
  REQUIRE(packed.packing.add(seen.frame, seen.offset, seen.record, seen.fields));
  packed.packing.begin_chunk({});
  seen.layout.at(0).name = "Other";
  REQUIRE(packed.packing.add(seen.frame, seen.offset, seen.record, seen.fields));
  CHECK(packed.event(0).raw.at(0).name != "Other");
  CHECK(packed.event(1).raw.at(0).name == "Other");
}

TEST_CASE("texts that are more than a record of its size unfolds to are refused") {
  Packed packed;
  const evtx::Frame frame{.size = 200, .id = 7};
  CHECK(packed.packing.add(frame, with_long_text(512 + 8 * 200 - 3)));
  CHECK_THROWS_WITH(packed.packing.add(frame, with_long_text(512 + 8 * 200 - 2)),
                    "its texts come to 2113 bytes, more than a real record of 200 bytes unfolds "
                    "to");
  CHECK(packed.batch.events.size() == 1);
  auto record = with_long_text(0);
  SECTION("a computer") { record.system.computer = std::string(3000, 'x'); }
  SECTION("a channel") { record.system.channel = std::string(3000, 'x'); }
  SECTION("code units") { record.event_data[0].code_units = std::string(3000, '0'); }
  SECTION("a name") { record.event_data[0].name = std::string(3000, 'x'); }
  CHECK_THROWS_AS(packed.packing.add(frame, record), evtx::Error);
  CHECK(packed.batch.events.size() == 1);
}

TEST_CASE("a template that names a value too often is refused where only values are taken, too") {
  const First first({event()});
  Seen seen(first);
  seen.layout.resize(5000, seen.layout.at(0));
  Packed packed;
  CHECK_THROWS_AS(packed.packing.add(seen.frame, seen.offset, seen.record, seen.fields),
                  evtx::Error);
  CHECK(packed.batch.events.empty());
  CHECK(packed.batch.values.empty());
}

TEST_CASE("an event without fields has a head of no more text than its record may have") {
  const First first({event()});
  Seen seen(first);
  auto system = *seen.record.system;
  system.computer = std::string(20 * seen.frame.size, 'x');
  seen.record.system = &system;
  seen.layout.clear();
  Packed packed;
  CHECK_THROWS_AS(packed.packing.add(seen.frame, seen.offset, seen.record, seen.fields),
                  evtx::Error);
}

TEST_CASE("what the filter does not want may be as long as it likes") {
  Packed packed({.event_ids = {4653}});
  CHECK_FALSE(packed.packing.add({.size = 200}, with_long_text(100'000)));
  CHECK(packed.has_nothing());
}
