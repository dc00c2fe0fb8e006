#pragma once

#include <memory>

#include "timeline/check.h"

namespace timeline {

/// `no-extended-mode`: SAs without Extended Mode on a computer where others have it.
std::unique_ptr<Check> no_extended_mode(const Inquiry& inquiry);

}  // namespace timeline
