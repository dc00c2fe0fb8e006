#pragma once

#include <optional>
#include <string>

#include "events/event.h"

namespace timeline {

/// What a row of kind `records_missing` says could not be read when it was written, in words.
/// Nothing if ids skip and nothing was lost there: a log may have been written so.
std::optional<std::string> loss_told_by(const events::Event& row);

}  // namespace timeline
