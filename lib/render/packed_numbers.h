#pragma once

#include <cstdint>
#include <span>

#include "render/json.h"

namespace render {

/// Writes numbers so that a script can look at any of them without taking all apart, which for long
/// lists takes longer than all else: each as the same number of digits to the base 64, which are
/// `A` to `Z`, `a` to `z`, `0` to `9`, `+` and `/`, the highest first. 0, 1 and 64 are
///
///     {"width": 2, "digits": "AAABBA"}
void write_packed(Json& json, std::span<const std::uint64_t> numbers);

}  // namespace render
