#pragma once

#include <memory>

#include "timeline/check.h"

namespace timeline {

/// `dos-prevention`: a computer's IKE was in DoS-prevention mode, from when to when.
std::unique_ptr<Check> dos_prevention(const Inquiry& inquiry);

}  // namespace timeline
