#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace render {

/// The text with U+FFFD for each byte that is no part of valid UTF-8.
std::string valid_utf8(std::string_view text);

/// `valid_utf8`, and nothing in it ends a line or is a control character of ASCII: those become
/// their pictures (U+2400 to U+2421, TAB too), and U+0085, U+2028 and U+2029 become U+2424.
std::string one_line(std::string_view text);

/// `one_line`, and nothing in it steers a terminal or hides what stands there: U+FFFD for the
/// other controls (C1), format characters (zero-width ones, bidi overrides and isolates, tags) and
/// characters no version of Unicode known here has assigned. For text from a log: anybody who can
/// send the host a packet may have written it.
std::string safe_for_terminal(std::string_view text);

/// How many cells of a terminal a text that is safe for it takes: 2 a wide character (CJK, emoji),
/// 0 a combining mark.
std::size_t display_width(std::string_view text);

/// The text if it fits into so many cells, else its beginning and an ellipsis that do.
std::string cut_to_width(std::string_view text, std::size_t width);
/// The same, but an ellipsis and its end: of a path the file's name is what matters.
std::string cut_front_to_width(std::string_view text, std::size_t width);

}  // namespace render
