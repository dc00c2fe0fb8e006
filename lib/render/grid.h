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

/// On which side of its column a text stands, as numbers do on the right.
enum class Align { left, right };

/// What is left of a line that is too wide: its beginning, or the columns before the last one and
/// the end of that, which holds paths.
enum class Kept { beginning, end_of_last };

/// Writes rows of texts in columns as wide as their widest text: the last one from its left, those
/// before it as told. Texts are made safe for a terminal, and a line is cut to `width` cells if
/// there is one. Rows may be of different lengths.
void write_grid(std::ostream& out, std::span<const GridRow> rows, Align align,
                std::optional<std::size_t> width, Kept kept = Kept::beginning);
/// The same with each column told by itself, from left to right; columns beyond are as the last
/// one.
void write_grid(std::ostream& out, std::span<const GridRow> rows, std::span<const Align> aligns,
                std::optional<std::size_t> width, Kept kept = Kept::beginning);

}  // namespace render
