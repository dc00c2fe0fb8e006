#pragma once

#include <memory>

#include "timeline/check.h"

namespace timeline {

/// `time-changed`: the system time was set to another by a lot.
std::unique_ptr<Check> time_changed(const Inquiry& inquiry);

}  // namespace timeline
