#pragma once

#include "timeline/row.h"

namespace render {

/// Makes a reader of the lines that JsonlWriter writes: a row comes back as what its event was
/// decoded from.
///
/// The event is told by `raw`, `event_id`, and what a record says beside its fields (time,
/// computer, channel, outcome, ...); these keys must be there. All other columns follow from them:
/// where one says otherwise, as after a change by hand, that is the row's contradiction. Keys that
/// are no columns are passed over: a later version may have more.
timeline::RowReader jsonl_reader();

}  // namespace render
