#pragma once

#include <memory>

#include "timeline/check.h"

namespace timeline {

/// `failure-points`: how many negotiations of a computer failed at its own end, and how many at the
/// other.
std::unique_ptr<Check> failure_points(const Inquiry& inquiry);

}  // namespace timeline
