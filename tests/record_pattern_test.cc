#include "evtx/record_pattern.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "binxml_bytes.h"
#include "evtx/record_memory.h"
#include "testing.h"

namespace {

constexpr std::uint16_t kEventId = 0;

// A template whose records say event id, provider, channel and computer, and something more.
evtx::binxml::SystemLayout layout() {
  return {.provider_name = std::uint16_t{1},
          .event_id = kEventId,
          .channel = std::uint16_t{2},
          .computer = std::uint16_t{3},
          .event_data = std::uint16_t{4}};
}

Bytes table_of(const std::vector<binxml_bytes::Value>& values) {
  Bytes table;
  table.u32(static_cast<std::uint32_t>(values.size()));
  for (const auto& value : values)
    table.u16(static_cast<std::uint16_t>(value.bytes.span().size())).u8(value.type).u8(0);
  for (const auto& value : values) table.bytes(value.bytes.span());
  return table;
}

struct Parts {
  binxml_bytes::Value event_id{0x06, Bytes().u16(4655)};
  binxml_bytes::Value provider = binxml_bytes::string(u"Audit");
  binxml_bytes::Value channel = binxml_bytes::string(u"Security");
  binxml_bytes::Value computer = binxml_bytes::string(u"VPN1");
  binxml_bytes::Value data = binxml_bytes::string(u"anything");
};

Bytes table(const Parts& parts) {
  return table_of({parts.event_id, parts.provider, parts.channel, parts.computer, parts.data});
}

// The event id of another record by the pattern of one.
std::optional<std::uint16_t> seen(const Bytes& one, const Bytes& other) {
  const auto pattern = evtx::RecordPattern::of(layout(), one.span()).value();
  return pattern.fits(other.span()) ? std::optional(pattern.event_id_in(other.span()))
                                    : std::nullopt;
}

binxml_bytes::Value id(std::uint16_t number) { return {0x06, Bytes().u16(number)}; }

}  // namespace

TEST_CASE(
    "a record of the same provider and channel tells its event id by the pattern of another") {
  const auto one = table({});
  CHECK(seen(one, one) == 4655);
  CHECK(seen(one, table({.event_id = id(4624), .data = binxml_bytes::string(u"longer")})) == 4624);
  CHECK(seen(one, table({}).repeat(3, 'x')) == 4655);  // padding
}

TEST_CASE("a record fits no pattern of another provider, channel, computer or shape") {
  const auto one = table({});
  CHECK_FALSE(seen(one, table({.provider = binxml_bytes::string(u"Other")})));
  CHECK_FALSE(seen(one, table({.provider = {0x0e, Bytes().utf16(u"Audit")}})));
  CHECK_FALSE(seen(one, table({.provider = binxml_bytes::string(u"Audits")})));
  CHECK_FALSE(seen(one, table({.channel = binxml_bytes::string(u"Sekurity")})));
  CHECK_FALSE(seen(one, table({.computer = binxml_bytes::string(u"VPN2")})));
  CHECK_FALSE(seen(one, table({.event_id = {0x08, Bytes().u32(4655)}})));
  CHECK_FALSE(seen(one, table_of({id(4655), Parts().provider, Parts().channel, Parts().computer})));
}

TEST_CASE("a record whose values are not all there fits no pattern") {
  const auto one = table({});
  for (std::size_t size = 0; size < one.span().size(); ++size) {
    CAPTURE(size);
    CHECK_FALSE(evtx::RecordPattern::of(layout(), one.span()).value().fits(one.span().first(size)));
  }
}

TEST_CASE("a record has a pattern if its event id is a number of 16 bits") {
  const auto has_pattern = [](const binxml_bytes::Value& event_id) {
    return evtx::RecordPattern::of(layout(), table({.event_id = event_id}).span()).has_value();
  };
  CHECK(has_pattern(id(4655)));
  CHECK_FALSE(has_pattern(binxml_bytes::string(u"4")));
  CHECK_FALSE(has_pattern({0x06, Bytes().u8(1)}));
  CHECK_FALSE(evtx::RecordPattern::of({.event_id = "4655"}, table({}).span()));
  CHECK_FALSE(evtx::RecordPattern::of({.event_id = kEventId, .channel = std::uint16_t{5}},
                                      table({}).span()));
}
