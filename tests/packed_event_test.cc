#include "timeline/packed_event.h"

#include <string>
#include <string_view>
#include <vector>

#include "testing.h"
#include "timeline/packed_values.h"

namespace {

using timeline::PackedEvent;

// Of an event without fields.
constexpr std::string_view kNoValues("\0\0\0\0", 4);

}  // namespace

TEST_CASE("an event takes 64 bytes beside its values") { CHECK(sizeof(PackedEvent) == 64); }

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
  const auto& event = unpacker.event(packed, kNoValues.data(), "a.evtx");
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
  const std::vector<std::string> names{"LocalAddress"};
  const std::vector<events::FieldValue> values{{.value = "192.0.2.1"}};
  std::string bytes;
  const auto begin = pack_values(bytes, events::Shape(names), values, pools.texts);
  timeline::Unpacker unpacker(pools);
  unpacker.event({.values = begin, .shape = pools.shapes.id_of(names), .event_id = 4655},
                 bytes.data(), "a.evtx");
  const auto& event = unpacker.event({.shape = pools.shapes.id_of({}), .event_id = 4655},
                                     kNoValues.data(), "b.evtx");
  CHECK_FALSE(event.local.address);
  CHECK(event.raw.empty());
}

TEST_CASE("of what bears on an SA the same is unpacked where the rest is passed over") {
  timeline::Pools pools;
  const std::vector<std::string> names{"LocalMMPrincipalName", "LocalAddress",
                                       "MMCipherAlg",          "MMSAID",
                                       "FailurePoint",         "PreviousTime"};
  const std::string very_long(500, 'x');
  const std::vector<events::FieldValue> values{{.value = very_long},  // in the pool
                                               {.value = "2001:db8:1111:2222:3333:4444:5555:6666"},
                                               {.value = "%%8222"},
                                               {.value = "7"},
                                               {.value = "a", .code_units = "d800"},
                                               {.value = "2026-01-02T10:00:00Z"}};
  std::string bytes;
  const auto begin = pack_values(bytes, events::Shape(names), values, pools.texts);
  const PackedEvent packed{.time = 10'000'000,
                           .record_id = 42,
                           .values = begin,
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
