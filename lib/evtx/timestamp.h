#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <ratio>
#include <string>
#include <string_view>

namespace evtx {

/// The unit of Windows' clocks: 100 ns.
using Ticks = std::chrono::duration<std::int64_t, std::ratio<1, 10'000'000>>;
/// A moment in UTC, between the years 1601 and 9999.
using Timestamp = std::chrono::sys_time<Ticks>;

/// A FILETIME: ticks of 100 ns since 1601-01-01 UTC ([MS-DTYP] 2.3.3).
/// Nothing if it lies after the year 9999, where its text would no longer sort.
std::optional<Timestamp> from_filetime(std::uint64_t filetime);
/// The inverse of `from_filetime`.
std::uint64_t to_filetime(Timestamp time);

/// `2026-01-02T03:04:05.1234567Z`: always 28 characters, so that texts sort like times.
std::string to_string(Timestamp time);
/// The same characters, without a string.
using TimeText = std::array<char, 28>;
TimeText to_characters(Timestamp time);

/// ISO 8601: `2026-01-02`, `2026-01-02T03`, `...:04`, `...:05`, `...:05.123`, a blank for the `T`,
/// and `Z`, `+02:00`, `+0200` or `+02` behind a time; UTC where no offset is given. `t` and `z` are
/// as good, as RFC 3339 has it. Digits beyond 100 ns are cut off. Nothing if the text is anything
/// else or names a moment that does not exist.
std::optional<Timestamp> from_iso8601(std::string_view text);

}  // namespace evtx
