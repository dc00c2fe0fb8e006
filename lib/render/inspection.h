#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <span>

#include "timeline/inspection.h"

namespace render {

/// What each log holds, to read: its name, and a line for each thing known of it.
void write_inspection_table(std::ostream& out, std::span<const timeline::Inspection> logs,
                            std::optional<std::size_t> width);

/// The same as JSON lines: one object a log, ids as strings, null where there is nothing to say.
void write_inspection_jsonl(std::ostream& out, std::span<const timeline::Inspection> logs);

}  // namespace render
