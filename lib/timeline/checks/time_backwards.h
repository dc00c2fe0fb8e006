#pragma once

#include <memory>

#include "timeline/check.h"

namespace timeline {

/// `time-backwards`: a later record of a log has an earlier time, by a lot.
std::unique_ptr<Check> time_backwards(const Inquiry& inquiry);

}  // namespace timeline
