#pragma once

#include <memory>

#include "timeline/check.h"

namespace timeline {

/// `records-lost`: what a log held before the first record that was read, or behind the last, and
/// what of a file could not be read, where nobody can say how many records that are.
std::unique_ptr<Check> records_lost(const Inquiry& inquiry);

}  // namespace timeline
