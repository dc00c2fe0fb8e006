#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "events/event.h"
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
                          Seconds>;

/// One column of rows of a kind.
template <class Row>
struct ColumnOf {
  std::string_view name;
  std::string_view meaning;  ///< one sentence, with the field of the event it comes from
  Cell (*cell)(const Row& row);
};

/// One column of `timeline`.
using Column = ColumnOf<events::Event>;

/// The columns of `timeline`, schema 1, in their order. Later columns go to the end.
std::span<const Column> timeline_columns();

/// The text of the `detail` column: `Event::other` as `name=value; name=value`.
std::string detail(const events::Event& event);

}  // namespace render
