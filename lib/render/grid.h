#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace render {

/// The texts of one line of a grid, from left to right.
using GridRow = std::vector<std::string>;

/// Writes rows of texts in columns as wide as their widest text: the last one from its left, those
/// before it too or, as numbers are, to their right. Texts are made safe for a terminal, and a line
/// is cut to `width` cells if there is one. Rows may be of different lengths.
enum class Align { left, right };
void write_grid(std::ostream& out, std::span<const GridRow> rows, Align align,
                std::optional<std::size_t> width);

}  // namespace render
