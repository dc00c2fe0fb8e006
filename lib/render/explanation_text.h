#pragma once

#include <cstddef>
#include <iosfwd>
#include <span>
#include <string_view>

#include "render/explanation.h"

namespace render {

/// Writes explanations to read, in lines of at most `width` cells, with an empty line between.
void write_explanations(std::ostream& out, std::span<const Explanation> explanations,
                        std::size_t width);

/// Writes what can be explained, by kind, each in a line or more with its title.
void write_topics(std::ostream& out, std::span<const Explanation> explanations, std::size_t width);

}  // namespace render
