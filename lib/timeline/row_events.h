#pragma once

#include "timeline/filter.h"
#include "timeline/line_walk.h"
#include "timeline/piece_events.h"
#include "timeline/pool.h"
#include "timeline/row.h"

namespace timeline {

/// What is taken of rows.
struct RowTaking {
  const Filter& filter;  ///< what it does not want is counted and dropped
  Pools& pools;
  bool context = false;  ///< context events too
};

/// Takes the events of lines that are rows. Each line but blank ones counts as a record, and as a
/// row; one that is none is unreadable, and a loss; what a row says was lost before it is told,
/// too. A byte order mark at the beginning of the file and carriage returns before line feeds are
/// passed over.
PieceEvents read_rows(const Lines& lines, const RowReader& read, const RowTaking& taking);

}  // namespace timeline
