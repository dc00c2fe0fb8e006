#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <span>

#include "timeline/verification.h"

namespace render {

/// One line a log: how many of its records the readers agree on.
void write_verification_table(std::ostream& out, std::span<const timeline::Verification> logs,
                              std::optional<std::size_t> width);

/// The same as JSON lines: `source`, `agree`, `differ`, `only_native`, `only_libevtx`, `neither`.
void write_verification_jsonl(std::ostream& out, std::span<const timeline::Verification> logs);

}  // namespace render
