#pragma once

#include <string>

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
/// Whether a row is of a gap in a collector's log: what is missing may have been of any of several
/// computers, and the ids are those of that log.
bool is_of_several_computers(const events::Event& event);
/// Whether a row is one of the two: nobody knows whose log lacks something.
bool is_of_no_computer(const events::Event& event);
/// The log that lacks something, in words: `the log Security of VPN1 (a.evtx)`.
std::string log_in_words(const events::Event& row);
/// Whether a row says how many records are missing.
bool is_counted(const events::Event& row);

}  // namespace timeline
