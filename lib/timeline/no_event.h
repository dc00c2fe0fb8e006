#pragma once

#include <optional>

#include "evtx/element.h"
#include "evtx/error.h"

namespace timeline {

/// What is odd about a record that can be decoded and is no event, as nothing in it says which one
/// it is. It can be shown and compared as it is; where events are told apart it is unreadable.
/// Nothing if it is an event.
std::optional<evtx::Error> doubt_if_no_event(const evtx::Element& decoded,
                                             const evtx::Location& location);

}  // namespace timeline
