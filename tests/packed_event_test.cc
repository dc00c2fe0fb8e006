#include "timeline/packed_event.h"

#include <string>
#include <vector>

#include "testing.h"

namespace {

using timeline::PackedEvent;

// All of its values, packed and unpacked.
std::vector<std::string> unpacked(const std::vector<events::FieldValue>& values) {
  timeline::Pools pools;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < values.size(); ++i) names.push_back("Field" + std::to_string(i));
  const PackedEvent packed{.shape = pools.shapes.id_of(names), .event_id = 4655};
  std::string bytes;
  pack_values(bytes, values, pools.texts);
  CHECK(timeline::packed_size(bytes.data(), values.size()) == bytes.size());
  timeline::Unpacker unpacker(pools);
  std::vector<std::string> texts;
  for (const auto& field : unpacker.event(packed, bytes.data(), "a.evtx").raw)
    texts.push_back(std::string(field.value) + "|" + std::string(field.code_units));
  return texts;
}

std::size_t packed_size(std::string_view value) {
  timeline::TextPool texts;
  std::string bytes;
  pack_value(bytes, {.value = value}, texts);
  return bytes.size();
}

}  // namespace

TEST_CASE("values of any length are unpacked as they were packed") {
  const std::string longest_inline(23, 'x');
  const std::string shortest_pooled(24, 'y');
  const std::string very_long(100'000, 'z');
  const std::string with_nul("a\0b", 3);
  CHECK(unpacked({{""}, {longest_inline}, {shortest_pooled}, {very_long}, {with_nul}}) ==
        std::vector<std::string>{"|", longest_inline + "|", shortest_pooled + "|", very_long + "|",
                                 with_nul + "|"});
}

TEST_CASE("values that are packed at once are those that are packed one by one") {
  const std::vector<events::FieldValue> values{
      {"192.0.2.1"}, {"an inline text, as long"}, {}, {"\xef\xbf\xbd", "d800"}, {"7"}};
  timeline::TextPool texts;
  std::string one_by_one = "before";
  for (const auto& value : values) pack_value(one_by_one, value, texts);
  std::string at_once = "before";
  pack_values(at_once, values, texts);
  CHECK(at_once == one_by_one);
}

TEST_CASE("code units are packed beside their value") {
  CHECK(unpacked({{"a", "d800"}, {"", "dc00"}, {"b"}}) ==
        std::vector<std::string>{"a|d800", "|dc00", "b|"});
}

TEST_CASE("an event takes 64 bytes, and a long value 5 more") {
  CHECK(sizeof(PackedEvent) == 64);
  CHECK(packed_size("") == 1);
  CHECK(packed_size("192.0.2.1") == 10);
  CHECK(packed_size(std::string(500, 'x')) == 5);
}

TEST_CASE("an event is unpacked with its head, and with what a second reader says otherwise") {
  timeline::Pools pools;
  const PackedEvent packed{.time = 10'000'000,
                           .record_id = 42,
                           .offset = 4608,
                           .shape = pools.shapes.id_of({}),
                           .computer = pools.texts.id_of("VPN1"),
                           .channel = pools.texts.id_of("Security"),
                           .doubt = pools.texts.id_of("libevtx reads it otherwise"),
                           .event_id = 4653,
                           .outcome = 2,
                           .state = timeline::PackedState::recovered};
  timeline::Unpacker unpacker(pools);
  const auto& event = unpacker.event(packed, nullptr, "a.evtx");
  CHECK(event.event_id == 4653);
  CHECK(evtx::to_string(event.time.value()) == "1970-01-01T00:00:01.0000000Z");
  CHECK_FALSE(event.written);
  CHECK(event.record_id == 42);
  CHECK(event.offset == 4608);
  CHECK(event.computer == "VPN1");
  CHECK(event.channel == "Security");
  CHECK(event.source == "a.evtx");
  CHECK(event.outcome == events::Outcome::failure);
  CHECK(event.record_state == evtx::RecordState::recovered);
  REQUIRE(event.other.size() == 1);
  CHECK(event.other[0].name == "crosscheck");
  CHECK(event.other[0].value == "libevtx reads it otherwise");
}

TEST_CASE("nothing of an event stays in the one that is unpacked after it") {
  timeline::Pools pools;
  std::string bytes;
  pack_value(bytes, {.value = "192.0.2.1"}, pools.texts);
  timeline::Unpacker unpacker(pools);
  const std::vector<std::string> names{"LocalAddress"};
  unpacker.event({.shape = pools.shapes.id_of(names), .event_id = 4655}, bytes.data(), "a.evtx");
  const auto& event =
      unpacker.event({.shape = pools.shapes.id_of({}), .event_id = 4655}, bytes.data(), "b.evtx");
  CHECK_FALSE(event.local.address);
  CHECK(event.raw.empty());
}

TEST_CASE("of what bears on an SA the same is unpacked where the rest is passed over") {
  timeline::Pools pools;
  const std::vector<std::string> names{"LocalMMPrincipalName", "LocalAddress",
                                       "MMCipherAlg",          "MMSAID",
                                       "FailurePoint",         "PreviousTime"};
  std::string bytes;
  pack_value(bytes, {.value = std::string(500, 'x')}, pools.texts);  // in the pool
  pack_value(bytes, {.value = "2001:db8:1111:2222:3333:4444:5555:6666"}, pools.texts);
  pack_value(bytes, {.value = "%%8222"}, pools.texts);
  pack_value(bytes, {.value = "7"}, pools.texts);
  pack_value(bytes, {.value = "a", .code_units = "d800"}, pools.texts);
  pack_value(bytes, {.value = "2026-01-02T10:00:00Z"}, pools.texts);
  const PackedEvent packed{.time = 10'000'000,
                           .record_id = 42,
                           .shape = pools.shapes.id_of(names),
                           .computer = pools.texts.id_of("VPN1"),
                           .event_id = 4650};
  timeline::Unpacker unpacker(pools);
  auto expected = unpacker.event(packed, bytes.data(), "a.evtx");
  expected.local.principal = expected.cipher = expected.failure_point = std::nullopt;
  std::erase_if(expected.raw, [](const events::FieldView& field) {
    return field.name != "LocalAddress" && field.name != "MMSAID" && field.name != "PreviousTime";
  });
  CHECK(expected.raw.size() == 3);
  CHECK(expected.sa_id == 7U);
  CHECK(unpacker.sa(packed, bytes.data(), "a.evtx") == expected);
}

TEST_CASE("so many values take as many bytes as were packed") {
  timeline::Pools pools;
  std::string bytes;
  pack_value(bytes, {.value = ""}, pools.texts);
  pack_value(bytes, {.value = "inline"}, pools.texts);
  pack_value(bytes, {.value = std::string(500, 'x')}, pools.texts);
  pack_value(bytes, {.value = "a", .code_units = "d800"}, pools.texts);
  CHECK(timeline::packed_size(bytes.data(), 4) == bytes.size());
}
