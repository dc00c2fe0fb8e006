#include "evtx/quick_reader.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "binxml_bytes.h"
#include "evtx/file_header.h"
#include "evtx_writer/log.h"
#include "stories/main_mode.h"
#include "testing.h"

namespace {

using binxml_bytes::BinXml;
using binxml_bytes::Value;

// An Event with these EventData fields, each of which names the one value.
Bytes record(std::size_t fields, const Value& value) {
  BinXml event;
  event.header().begin_definition().element(u"Event").content();
  event.element(u"System").content().element(u"EventID").content().substitution(0).end().end();
  event.substitution(1).end().end_definition();
  BinXml data(event.position() + 4 + 2 * 4 + 2);
  data.begin_definition().element(u"EventData").content();
  const auto first = data.position() + 11;  // the place of the name in the first field
  data.element(u"Data").content().substitution(0).end();
  for (std::size_t i = 1; i < fields; ++i)
    data.open(0x01).name_at(first).content().substitution(0).end();
  data.end().end_definition().values({value});
  event.values({{0x06, Bytes().u16(4655)}, binxml_bytes::nested(data.bytes())});
  return event.bytes();
}

// How many fields the quick reader finds; nothing if it leaves the record to the full one.
std::optional<std::size_t> fields_of(const evtx::Chunk& chunk, evtx::binxml::Layouts& layouts) {
  evtx::RecordWalk walk(chunk);
  evtx::QuickReader reader(chunk, layouts);
  const auto view = reader.look_at(std::get<evtx::Frame>(walk.next().value()));
  REQUIRE(view);
  const auto fields = reader.fields(*view);
  return fields ? std::optional(fields->layout->size()) : std::nullopt;
}

Value long_value() { return {0x01, Bytes().repeat(20000, 'x')}; }

}  // namespace

TEST_CASE("fields are found without reading the record in full") {
  evtx::binxml::Layouts layouts;
  const auto chunk = binxml_bytes::chunk_of({record(3, binxml_bytes::string(u"a"))});
  CHECK(fields_of(chunk, layouts) == 3U);
  CHECK(fields_of(chunk, layouts) == 3U);
}

TEST_CASE("a long value that many fields name is paid for at each of them") {
  evtx::binxml::Layouts layouts;
  CHECK(fields_of(binxml_bytes::chunk_of({record(300, long_value())}), layouts) == 300U);
  CHECK(fields_of(binxml_bytes::chunk_of({record(600, long_value())}), layouts) == std::nullopt);
}

TEST_CASE("a chunk's records are told by its own templates, whatever was read before") {
  evtx::binxml::Layouts layouts;
  const auto first = binxml_bytes::chunk_of({record(3, binxml_bytes::string(u"a"))});
  const auto second = binxml_bytes::chunk_of({record(5, binxml_bytes::string(u"a"))});
  CHECK(fields_of(first, layouts) == 3U);
  CHECK(fields_of(second, layouts) == 5U);
  CHECK(fields_of(first, layouts) == 3U);
}

TEST_CASE("records of one template have one identity, in whatever chunk, and others have another") {
  evtx::binxml::Layouts layouts;
  const auto identities = [&](std::size_t fields) {
    const auto chunk = binxml_bytes::chunk_of({record(fields, binxml_bytes::string(u"a"))});
    evtx::QuickReader reader(chunk, layouts);
    const auto view = reader.look_at(chunk_bytes::frames_of(chunk).at(0));
    return std::pair(view.value().identity, reader.fields(*view).value().identity);
  };
  CHECK(identities(3) == identities(3));
  CHECK(identities(3).first == identities(4).first);
  CHECK(identities(3).second != identities(4).second);
}

TEST_CASE("what follows System is whole if its head and its table of values are") {
  const auto is_whole = [](const Value& data) {
    BinXml event;
    event.begin_definition().element(u"Event").content().element(u"System").content().end();
    event.substitution(0).end().end_definition().values({data});
    const auto chunk = binxml_bytes::chunk_of({event.bytes()});
    evtx::binxml::Layouts layouts;
    evtx::QuickReader reader(chunk, layouts);
    const auto view = reader.look_at(chunk_bytes::frames_of(chunk).at(0));
    REQUIRE(view);
    return reader.is_whole(*view);
  };
  const auto instance = [](std::uint32_t definition) {
    return Bytes().u8(0x0c).u8(1).u32(7).u32(definition);
  };
  const auto values = Bytes().u32(1).u16(2).u16(6);
  const auto sound = instance(600).bytes(values.span()).u16(7);
  CHECK(is_whole(binxml_bytes::nested(sound)));
  CHECK(is_whole(binxml_bytes::nested(Bytes().u32(0x0001010f).bytes(sound.span()))));
  CHECK(is_whole(binxml_bytes::null()));
  CHECK_FALSE(is_whole(binxml_bytes::nested(Bytes().repeat(40, 0xff))));
  CHECK_FALSE(is_whole(binxml_bytes::nested(instance(600).bytes(values.span()).u8(7))));
  CHECK_FALSE(is_whole(binxml_bytes::nested(instance(600).u32(0xffffffff))));
  CHECK_FALSE(is_whole(binxml_bytes::nested(instance(70000).bytes(values.span()).u16(7))));
  CHECK_FALSE(is_whole(binxml_bytes::nested(Bytes())));
  CHECK_FALSE(is_whole(binxml_bytes::string(u"text")));
}

TEST_CASE("a long text of a template is paid for at each record that has it") {
  // 30,000 bytes of UTF-8 as the EventID of each of 800 records.
  BinXml event;
  event.begin_definition().element(u"Event").content().element(u"System").content();
  event.element(u"EventID").content().text(std::u16string(10000, u'\u20ac')).end().end();
  event.end().end_definition().values({});
  std::vector<Bytes> records{event.bytes()};
  for (int i = 0; i < 800; ++i)
    records.push_back(BinXml().instance_of(event.definition()).values({}).bytes());
  const auto chunk = binxml_bytes::chunk_of(records);
  evtx::binxml::Layouts layouts;
  evtx::QuickReader reader(chunk, layouts);
  const auto frames = chunk_bytes::frames_of(chunk);
  REQUIRE(frames.size() == 801);
  const auto told = std::ranges::count_if(
      frames, [&](const evtx::Frame& frame) { return reader.look_at(frame).has_value(); });
  CHECK(told > 250);
  CHECK(told < 280);
}

TEST_CASE("what was decided of a record is recalled in another chunk that has its template") {
  BinXml event;
  event.header().begin_definition().element(u"Event").content();
  event.element(u"System").content().element(u"EventID").content().substitution(0).end().end();
  event.end().end_definition().values({{0x06, Bytes().u16(4624)}});
  const auto another = [&](std::uint16_t event_id) {
    BinXml binxml;
    binxml.header().instance_of(event.definition()).values({{0x06, Bytes().u16(event_id)}});
    return binxml.bytes();
  };
  const auto first = binxml_bytes::chunk_of({event.bytes(), another(4624)});
  const auto second = binxml_bytes::chunk_of({event.bytes(), another(4624), another(4625)});
  evtx::binxml::Layouts layouts;
  evtx::RecordMemories memories;

  evtx::QuickReader reader(first, layouts, &memories);
  const auto frame = chunk_bytes::frames_of(first).at(1);
  CHECK(reader.recall(frame) == nullptr);
  reader.remember(frame, reader.look_at(frame).value(), true);
  REQUIRE(reader.recall(frame) != nullptr);

  evtx::QuickReader next(second, layouts, &memories);
  const auto frames = chunk_bytes::frames_of(second);
  CHECK(next.recall(frames.at(1)) == nullptr);  // its template was not looked at
  CHECK(next.look_at(frames.at(0)));
  REQUIRE(next.recall(frames.at(1)) != nullptr);
  CHECK(*next.recall(frames.at(1)));
  CHECK(next.recall(frames.at(2)) == nullptr);

  evtx::QuickReader forgetful(first, layouts);
  forgetful.remember(frame, forgetful.look_at(frame).value(), true);
  CHECK(forgetful.recall(frame) == nullptr);
}

namespace {

// A chunk of one record as a collector writes it.
evtx::Chunk forwarded_chunk(const evtx_writer::Event& event) {
  evtx_writer::Log log;
  log.add(event, evtx_writer::Form::forwarded);
  const auto bytes = log.bytes();
  return evtx::chunk_of({bytes.begin() + evtx::kFileHeaderSize, bytes.end()},
                        evtx::kFileHeaderSize);
}

}  // namespace

TEST_CASE("of a record without a template System is read, and no more") {
  auto event = stories::logoff("2026-08-01T03:00:00Z", 42);
  event.computer = "EAST";
  const auto chunk = forwarded_chunk(event);
  evtx::binxml::Layouts layouts;
  evtx::QuickReader reader(chunk, layouts);
  const auto frame = chunk_bytes::frames_of(chunk).at(0);
  const auto view = reader.look_at(frame);
  REQUIRE(view);
  using evtx::binxml::SystemLayout;
  CHECK_FALSE(view->has_template);
  CHECK(number(view->part(&SystemLayout::event_id)) == 4634U);
  CHECK(number(view->part(&SystemLayout::record_id)) == 42U);
  CHECK(text_of(view->part(&SystemLayout::computer)) == "EAST");
  CHECK_FALSE(reader.is_whole(*view));
  CHECK_FALSE(reader.fields(*view));
  CHECK(reader.recall(frame) == nullptr);
}

TEST_CASE("a record without a template is told by its own System, whatever was before it") {
  evtx_writer::Log log;
  for (const std::uint64_t id : {1U, 2U}) {
    auto event = stories::logoff("2026-08-01T03:00:00Z", id);
    event.computer = id == 1 ? "EAST" : "WEST";
    log.add(event, evtx_writer::Form::forwarded);
  }
  const auto bytes = log.bytes();
  const auto chunk =
      evtx::chunk_of({bytes.begin() + evtx::kFileHeaderSize, bytes.end()}, evtx::kFileHeaderSize);
  evtx::binxml::Layouts layouts;
  evtx::QuickReader reader(chunk, layouts);
  std::string computers;
  for (const auto& frame : chunk_bytes::frames_of(chunk))
    computers += text_of(reader.look_at(frame).value().part(&evtx::binxml::SystemLayout::computer));
  CHECK(computers == "EASTWEST");
}

TEST_CASE("a record without a template that does not begin with System is read in full") {
  BinXml event;
  event.header().element(u"Event").content().element(u"Data").content().end();
  event.element(u"System").content().end().end().end_of_fragment();
  const auto chunk = binxml_bytes::chunk_of({event.bytes()});
  evtx::binxml::Layouts layouts;
  evtx::QuickReader reader(chunk, layouts);
  CHECK_FALSE(reader.look_at(chunk_bytes::frames_of(chunk).at(0)));
}
