#pragma once

#include <memory>

#include "timeline/check.h"

namespace timeline {

/// `flapping`: SAs between the same two addresses came up and went away again soon, many times.
std::unique_ptr<Check> flapping(const Inquiry& inquiry);

}  // namespace timeline
