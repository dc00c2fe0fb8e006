#include "evtx/quick_reader.h"

#include <optional>
#include <string>

#include "binxml_bytes.h"
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

TEST_CASE("a template that is known costs as much as one that is new") {
  evtx::binxml::Layouts layouts;
  const auto chunk = binxml_bytes::chunk_of({record(100, binxml_bytes::string(u"a"))});
  const auto definition = binxml_bytes::kFirst + 4 + 10;
  evtx::binxml::Budget first;
  const auto layout = layouts.at(chunk, definition, first);
  evtx::binxml::Budget second;
  CHECK(layouts.at(chunk, definition, second) == layout);
  CHECK(first.left() < evtx::binxml::Budget::kOfAChunk);
  CHECK(first.left() == second.left());
}
