#pragma once

#include <memory>

#include "timeline/check.h"

namespace timeline {

/// `logging-stopped`: the event log service stopped, and what the computer logged next is not that
/// it started up, though it logs start-ups.
std::unique_ptr<Check> logging_stopped(const Inquiry& inquiry);

}  // namespace timeline
