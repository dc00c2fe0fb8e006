#pragma once

#include <cstddef>
#include <iosfwd>
#include <string_view>

namespace render {

/// Where the lines of a paragraph begin, in cells.
struct Indent {
  std::size_t first = 0;
  std::size_t others = 0;
};

/// Writes a text as a paragraph of lines of at most `width` cells, broken at its blanks. A word
/// that is wider than a line stands whole on one of its own: a URL that is broken is none. Nothing
/// in the text can steer a terminal.
void write_paragraph(std::ostream& out, std::string_view text, Indent indent, std::size_t width);

}  // namespace render
