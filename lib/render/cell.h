#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "evtx/timestamp.h"

namespace render {

/// A 64-bit id. Spreadsheets and many JSON readers keep numbers as doubles, which hold 53 bits, so
/// it must not reach them as a number.
struct Id {
  std::uint64_t value = 0;

  bool operator==(const Id&) const = default;
};

/// Several numbers in one cell; never empty there.
using Numbers = std::span<const std::uint32_t>;

/// A time that passed, written in seconds, with as many decimals as it takes.
struct Seconds {
  evtx::Ticks ticks{};

  bool operator==(const Seconds&) const = default;
};

/// `-90`, `0.0000001`: the number of seconds, the same in CSV and in JSON.
std::string to_string(Seconds seconds);

/// What stands in one place of a row; monostate if the log does not say. Text is as the log has it,
/// so it may hold control characters and bytes that are no UTF-8. A string was made for the cell;
/// views and spans are the event's.
using Cell = std::variant<std::monostate, std::string_view, std::string, std::uint64_t, Id, Numbers,
                          Seconds, evtx::Timestamp>;

/// Nothing where there is nothing, and where a text is empty.
Cell cell(std::string_view text);
Cell cell(std::optional<std::string_view> text);
/// Keeps a text that was made for the cell; one that is the event's is only looked at.
Cell cell(std::string&& made);
Cell cell(std::optional<std::uint32_t> number);
Cell cell(const std::vector<std::uint32_t>& numbers);
Cell cell(std::optional<evtx::Ticks> span);
/// Shown as `evtx::to_string` has it.
Cell cell(std::optional<evtx::Timestamp> time);

}  // namespace render
