#pragma once

#include <string_view>

#include "timeline/finding.h"

namespace render {

/// `info`, `low`, `medium` or `high`.
std::string_view name(timeline::Severity severity);

}  // namespace render
