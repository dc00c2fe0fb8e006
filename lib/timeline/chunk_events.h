#pragma once

#include <set>
#include <string>
#include <vector>

#include "events/event.h"
#include "evtx/chunk_walk.h"
#include "evtx/reader.h"
#include "timeline/account.h"
#include "timeline/filter.h"

namespace timeline {

/// What one piece of a log holds.
struct PieceEvents {
  std::vector<events::Event> events{};  ///< in the order of the log, without their source's name
  Counts counts{};
  Notices losses{};
  Notices doubts{};
  std::set<std::string> channels{};

  PieceEvents& operator+=(PieceEvents&& more);
};

/// Reads, counts and checks one piece; the filter's leavings are counted and dropped.
PieceEvents read_piece(const evtx::Piece& piece, const evtx::Reader& reader, const Filter& filter);

}  // namespace timeline
