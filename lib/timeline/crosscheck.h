#pragma once

#include <optional>

#include "events/event.h"
#include "evtx/compare.h"
#include "evtx/record.h"

namespace timeline {

/// The first thing that an event says otherwise than the same record as libevtx has it; nothing if
/// there is none.
std::optional<evtx::Difference> first_difference(const events::Event& native,
                                                 const evtx::Record& libevtx);

}  // namespace timeline
