#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "render/json.h"

namespace render {

/// Fewer take no time, and can be read as they are.
inline constexpr std::size_t kManyValues = 100;

/// Writes the texts of a column, and null for one that is not there: `["a", null]`. Where there are
/// many, and all are whole numbers or all are times, as `evtx::to_string` has them, they are
/// written as what each is more than the least of them:
///
///     {"kind": "number", "least": "4000001", "above": ...}
///     {"kind": "time", "least": "2026-01-02T03:04:05.1234567Z", "above": ...}
///
/// where `above` is as `write_packed` has it: 0 for a text that is not there, 1 for the least, 2
/// for the next number or for what is 100 ns later.
void write_values(Json& json, std::span<const std::string* const> values);

}  // namespace render
