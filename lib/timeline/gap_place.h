#pragma once

#include <string_view>

#include "events/event.h"

namespace timeline {

// What a row of kind `records_missing` tells; `gap_rows` makes them.

/// Where what a row tells of was lost.
enum class GapPlace {
  between,     ///< before the record whose id it has
  before_all,  ///< the same, before the first record that was read, and nobody knows how much
  behind_all,  ///< behind the last record that was read
  whole,       ///< nothing of the log was read
  rows,        ///< somewhere in a file of rows
  somewhere,   ///< in a log, where no gap between its records tells of it
};
GapPlace gap_place(const events::Event& row);
/// Whether an event is the row of a file, which names no record and no computer.
bool is_of_a_file(const events::Event& event);
/// The computer that logged what is missing, in words; in a collector's log it is one of several.
std::string_view logged_by(const events::Event& row);
/// Whether a row says how many records are missing.
bool is_counted(const events::Event& row);

}  // namespace timeline
