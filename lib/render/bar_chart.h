#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace render {

/// Draws values as columns of block characters, one cell wide, side by side: `height` lines from
/// the top. The largest value is as high as that; one that is not 0 is seen, however small it is.
std::vector<std::string> bar_chart(std::span<const std::uint64_t> values, std::size_t height);

}  // namespace render
