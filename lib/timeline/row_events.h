#pragma once

#include "timeline/filter.h"
#include "timeline/line_walk.h"
#include "timeline/piece_events.h"
#include "timeline/pool.h"
#include "timeline/row.h"

namespace timeline {

/// Takes the events of lines that are rows. Each line but blank ones counts as a record, and as a
/// row; one that is none is unreadable, and a loss. A byte order mark at the beginning of the file
/// and carriage returns before line feeds are passed over.
PieceEvents read_rows(const Lines& lines, const RowReader& read, const Filter& filter,
                      Pools& pools);

}  // namespace timeline
