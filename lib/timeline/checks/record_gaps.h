#pragma once

#include <memory>

#include "timeline/check.h"

namespace timeline {

/// `record-gaps`: numbers of records that a log skips, or whose records cannot be read.
std::unique_ptr<Check> record_gaps(const Inquiry& inquiry);

}  // namespace timeline
