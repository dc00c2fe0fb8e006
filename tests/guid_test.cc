#include "events/guid.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

#include "testing.h"

TEST_CASE("a GUID is the same with braces and without, in any case") {
  constexpr auto kGuid = "0CCE9218-69AE-11D9-BED3-505054503030";
  CHECK(events::same_guid(kGuid, "{0cce9218-69ae-11d9-bed3-505054503030}"));
  CHECK(events::same_guid("{0CCE9218-69AE-11D9-BED3-505054503030}", kGuid));
  CHECK_FALSE(events::same_guid(kGuid, "0CCE9219-69AE-11D9-BED3-505054503030"));
  CHECK_FALSE(events::same_guid(kGuid, ""));
}

TEST_CASE("the bytes of a GUID are those of a record") {
  const std::array<std::uint8_t, 16> expected{0x25, 0x96, 0x84, 0x54, 0x78, 0x54, 0x94, 0x49,
                                              0xa5, 0xba, 0x3e, 0x3b, 0x03, 0x28, 0xc3, 0x0d};
  const auto bytes = events::guid_bytes("54849625-5478-4994-a5ba-3E3B0328C30D");
  CHECK(std::ranges::equal(bytes, std::as_bytes(std::span(expected))));
}
