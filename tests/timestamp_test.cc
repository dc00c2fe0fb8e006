#include "evtx/timestamp.h"

#include <cstdint>
#include <limits>
#include <string>

#include "testing.h"

TEST_CASE("a FILETIME is written to the tick, from 1601 to 9999") {
  using Case = std::tuple<std::uint64_t, std::string>;
  const auto [filetime, expected] = GENERATE(table<std::uint64_t, std::string>({
      Case{0, "1601-01-01T00:00:00.0000000Z"},
      Case{116444736000000000, "1970-01-01T00:00:00.0000000Z"},
      Case{116444735999999999, "1969-12-31T23:59:59.9999999Z"},
      Case{132388752066871033, "2020-07-10T17:20:06.6871033Z"},
      Case{125911584000000000, "2000-01-01T00:00:00.0000000Z"},
      Case{125963423990000000, "2000-02-29T23:59:59.0000000Z"},
      Case{2650467743999999999, "9999-12-31T23:59:59.9999999Z"},
  }));
  const auto time = evtx::from_filetime(filetime).value();
  CHECK(evtx::to_string(time) == expected);
  CHECK(evtx::to_filetime(time) == filetime);
  CHECK(evtx::from_iso8601(expected) == time);
}

TEST_CASE("a FILETIME after the year 9999 is no time") {
  const auto filetime =
      GENERATE(std::uint64_t{2650467744000000000}, std::uint64_t{0x7fffffffffffffff},
               std::uint64_t{1} << 63U, std::numeric_limits<std::uint64_t>::max());
  CHECK_FALSE(evtx::from_filetime(filetime).has_value());
}

TEST_CASE("ISO 8601 is read in its usual forms") {
  using Case = std::tuple<std::string, std::string>;
  const auto [text, expected] = GENERATE(table<std::string, std::string>({
      Case{"2026-01-02", "2026-01-02T00:00:00.0000000Z"},
      Case{"2026-01-02T03", "2026-01-02T03:00:00.0000000Z"},
      Case{"2026-01-02T03+02:00", "2026-01-02T01:00:00.0000000Z"},
      Case{"2026-01-02t03:04:05z", "2026-01-02T03:04:05.0000000Z"},
      Case{"2026-01-02T03:04", "2026-01-02T03:04:00.0000000Z"},
      Case{"2026-01-02 03:04:05", "2026-01-02T03:04:05.0000000Z"},
      Case{"2026-01-02T03:04:05Z", "2026-01-02T03:04:05.0000000Z"},
      Case{"2026-01-02T03:04:05.12Z", "2026-01-02T03:04:05.1200000Z"},
      Case{"2026-01-02T03:04:05.123456789Z", "2026-01-02T03:04:05.1234567Z"},
      Case{"2026-01-02T03:04:05+02:00", "2026-01-02T01:04:05.0000000Z"},
      Case{"2026-01-01T23:30:00-0130", "2026-01-02T01:00:00.0000000Z"},
      Case{"2026-01-02T03:04+02", "2026-01-02T01:04:00.0000000Z"},
  }));
  CAPTURE(text);
  REQUIRE(evtx::from_iso8601(text).has_value());
  CHECK(evtx::to_string(*evtx::from_iso8601(text)) == expected);
}

TEST_CASE("a text that is no date, or no date that exists, is not read") {
  const auto* text = GENERATE(
      "", "yesterday", "2026", "2026-01", "2026-13-01", "2026-02-29", "2026-01-02T",
      "2026-01-02T24:00", "2026-01-02T3", "2026-01-02T0304", "2026-01-02T03:", "2026-01-02T03:60",
      "2026-01-02T03:04:60", "2026-01-02T03:04:05.", "2026-01-02T03:04:05+",
      "2026-01-02T03:04:05+2", "2026-01-02T03:04:05+02:", "2026-01-02T03:04:05Zulu", "2026-01-02Z",
      " 2026-01-02", "2026-01-02 ", "26-01-02", "1600-12-31", "9999-12-31T23:59:59-01:00",
      "+2026-01-02", "2026-1-2", "02.01.2026");
  CAPTURE(text);
  CHECK_FALSE(evtx::from_iso8601(text).has_value());
}
