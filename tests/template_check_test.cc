#include "evtx/libevtx/template_check.h"

#include <fmt/format.h>

#include <string>

#include "chunk_bytes.h"
#include "evtx/error.h"
#include "testing.h"

namespace {

constexpr std::uint32_t kBody = 512 + 24;          // where the BinXML of the first record begins
constexpr std::uint32_t kDefinition = kBody + 14;  // behind the head of the instance

// A template instance with its definition of two bytes, up to the number of values.
Bytes instance(std::uint32_t definition = kDefinition, std::uint32_t definition_size = 2) {
  return Bytes()
      .u32(0x0001010f)
      .u8(0x0c)
      .u8(1)
      .u32(7)
      .u32(definition)
      .u32(0)
      .repeat(16, 0)
      .u32(definition_size)
      .u16(0);
}

// The same with an element that has these bytes behind its size; the definition says that it is
// larger by so many.
Bytes instance_of_element(const Bytes& element, std::size_t unread = 0) {
  const auto element_size = static_cast<std::uint32_t>(element.size());
  return Bytes()
      .u32(0x0001010f)
      .u8(0x0c)
      .u8(1)
      .u32(7)
      .u32(kDefinition)
      .u32(0)
      .repeat(16, 0)
      .u32(static_cast<std::uint32_t>(4 + 7 + element.size() + 1 + unread))
      .u32(0x0001010f)
      .u8(1)
      .u16(0xffff)
      .u32(element_size)
      .bytes(element.span())
      .repeat(1 + unread, 0);
}

// Its table of values, with this one.
Bytes table_of(std::uint8_t type, const Bytes& value) {
  return Bytes().u32(1).u16(static_cast<std::uint16_t>(value.size())).u16(type).bytes(value.span());
}

// What the check says of a record that holds these bytes; empty if it has nothing to say. Of its
// chunk so many bytes are there.
std::string verdict(const Bytes& body, std::size_t chunk_size = evtx::kChunkSize) {
  const auto size = static_cast<std::uint32_t>(24 + body.size() + 4);
  auto record = Bytes().u32(0x2a2a).u32(size).u64(1).u64(0).bytes(body.span()).u32(size);
  auto chunk = chunk_bytes::parsed(chunk_bytes::chunk({record}, 1, 1), 0);
  chunk.size = chunk_size;
  const evtx::Frame frame{.position = 512, .size = size, .id = 1};
  try {
    evtx::binxml::Budget budget;
    evtx::check_templates(chunk, frame, budget);
    return "";
  } catch (const evtx::Error& error) {
    return error.problem();
  }
}

}  // namespace

TEST_CASE("a template instance whose values fit its record may be read") {
  CHECK(verdict(instance().u32(0)) == "");
  CHECK(verdict(instance().u32(2).u16(1).u16(4).u16(2).u16(6).u8(1).u16(2)) == "");
}

TEST_CASE("more values than the record has room for are not believed") {
  CHECK(verdict(instance().u32(0x20000000).u32(0)) ==
        "536870912 values need 2147483648 bytes to describe, 4 left");
  CHECK(verdict(instance().u32(0xffffffff).u32(0)) ==
        "4294967295 values need 17179869180 bytes to describe, 4 left");
}

TEST_CASE("a value larger than the rest of the record is not believed") {
  CHECK(verdict(instance().u32(1).u16(100).u16(1).u32(0)) ==
        "block of values needs 100 bytes, 4 left");
}

TEST_CASE("a definition outside the chunk's records is not believed") {
  for (const std::uint32_t position : {0U, 511U, 65536U, 0xffffffffU})
    CHECK(verdict(instance(position).u32(0)) ==
          fmt::format("template definition at {:#x} lies outside the chunk's records", position));
  CHECK(verdict(instance(65530).u32(0)) == "template definition needs 20 bytes, 6 left");
  CHECK(verdict(instance(kDefinition, 70000).u32(0)) ==
        "template definition needs 70000 bytes, 6 left");
}

TEST_CASE("a definition in the part of a cut chunk that is not there is not believed") {
  CHECK(verdict(instance(1000).u32(0), 1000) ==
        "template definition at 0x3e8 lies outside the chunk's records");
  CHECK(verdict(instance(999).u32(0), 1000) == "template definition needs 20 bytes, 1 left");
}

TEST_CASE("nested instances are looked into, to a depth") {
  const auto reference = [](std::uint32_t count, const Bytes& value) {
    return Bytes()
        .u8(0x0c)
        .u8(1)
        .u32(7)
        .u32(kDefinition)
        .u32(count)
        .u16(static_cast<std::uint16_t>(value.size()))
        .u16(0x21)
        .bytes(value.span());
  };
  const auto nested = [&](const Bytes& value) {
    return instance()
        .u32(1)
        .u16(static_cast<std::uint16_t>(value.size()))
        .u16(0x21)
        .bytes(value.span());
  };
  CHECK(verdict(nested(Bytes())) == "");
  CHECK(verdict(nested(Bytes().u32(0x0001010f))) == "");
  CHECK(verdict(nested(reference(1, Bytes().u8(0)))) == "");
  CHECK(verdict(nested(reference(9, Bytes().u8(0)))) ==
        "9 values need 36 bytes to describe, 5 left");
  auto deep = Bytes().u8(0);
  for (int i = 0; i < 16; ++i) deep = reference(1, deep);
  CHECK(verdict(nested(deep)) == "templates are nested more than 16 deep");
}

TEST_CASE("a record without a template is said to be forwarded") {
  CHECK(verdict(Bytes().u32(0x0001010f).u8(0x41).u32(0)) ==
        "it has no template (a forwarded event), which libevtx cannot read");
}

TEST_CASE("every prefix of a record is told as an error or found sound") {
  const auto whole = instance().u32(2).u16(1).u16(4).u16(2).u16(6).u8(1).u16(2);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    const auto text = verdict(Bytes().bytes(whole.span().first(size)));
    CHECK((size == 0 || size == 4 ? text.empty() : !text.empty()));
  }
}

TEST_CASE("a value is paid for at each place that may name it") {
  const auto record = [](std::size_t places, std::uint16_t size) {
    Bytes body;
    body.u32(0x0001010f).u8(0x0c).u8(1).u32(7).u32(kDefinition).u32(0).repeat(16, 0);
    body.u32(static_cast<std::uint32_t>(places * 4));
    for (std::size_t i = 0; i < places; ++i) body.u8(0x0d).u16(0).u8(1);
    return body.u32(1).u16(size).u16(1).repeat(size, 'x');
  };
  CHECK(verdict(record(200, 30000)) == "");
  CHECK(verdict(record(300, 30000)) ==
        "its chunk unfolds to more than any real one: read no further");
}

TEST_CASE("texts with a byte order mark are refused at every level") {
  constexpr auto kProblem = "a text may be a byte order mark alone, which crashes libevtx";
  const auto text = Bytes().u8(0x05).u8(1).u16(1).u16(0xfeff);
  const auto with_value = [](std::uint8_t type, const Bytes& value) {
    return verdict(instance().bytes(table_of(type, value).span()));
  };
  CHECK(with_value(0x01, Bytes().u16(0xfeff)) == kProblem);
  CHECK(with_value(0x81, Bytes().u16('a').u16(0).u16(0xfffe)) == kProblem);
  CHECK(with_value(0x0e, Bytes().u16(0xfeff)) == "");
  CHECK(verdict(instance_of_element(text).u32(0)) == kProblem);
  CHECK(verdict(instance_of_element(Bytes()).u32(0).bytes(text.span())) == "");
  CHECK(with_value(0x21, Bytes().u8(0x01).u32(6).bytes(text.span())) == kProblem);
  CHECK(with_value(0x21, Bytes().u32(0x0001010f).u8(0x41).u16(0).u32(6).bytes(text.span())) ==
        kProblem);
}

TEST_CASE("a text is looked for in all of an element, also where its definition ends before") {
  auto body = instance_of_element(Bytes().u8(0x05).u8(1).u16(1).u16(0xfeff));
  body.put(34, std::uint32_t{4 + 7});
  CHECK(verdict(body.u32(0)) == "a text may be a byte order mark alone, which crashes libevtx");
}

TEST_CASE("another fragment behind the event is refused, wherever libevtx looks for it") {
  const auto fragment = Bytes().u32(0x0001010f);
  CHECK(verdict(instance_of_element(Bytes()).u32(0).bytes(fragment.span())) ==
        "another fragment begins behind its event");
  CHECK(verdict(instance_of_element(Bytes(), 4).bytes(table_of(0x0e, fragment).span())) ==
        "another fragment begins behind its event");
  CHECK(verdict(instance_of_element(Bytes()).bytes(table_of(0x0e, fragment).span())) == "");
}

TEST_CASE("a nested element without a template has no place for nested BinXML") {
  const auto with_place = [](std::uint16_t index) {
    return Bytes().u8(0x01).u32(4).u8(0x0d).u16(index).u8(0x21);
  };
  CHECK(verdict(instance().bytes(table_of(0x21, with_place(0)).span())) ==
        "nested BinXML without a template has a place for nested BinXML");
  CHECK(verdict(instance().bytes(table_of(0x21, with_place(1)).span())) == "");
}

TEST_CASE("templates in one another are together no larger than a chunk") {
  const auto nested =
      Bytes().u8(0x0c).u8(1).u32(7).u32(kDefinition).bytes(table_of(0x01, Bytes()).span());
  const auto record = [&](std::size_t size) {
    return instance_of_element(Bytes().repeat(size, 0)).bytes(table_of(0x21, nested).span());
  };
  CHECK(verdict(record(30000)) == "");
  CHECK(verdict(record(40000)) == "the templates in one another are larger than a chunk");
}
