#pragma once

#include <memory>

#include "timeline/check.h"

namespace timeline {

/// `failure-burst`: many failures with one peer in a short time.
std::unique_ptr<Check> failure_burst(const Inquiry& inquiry);

}  // namespace timeline
