#pragma once

#include <iosfwd>
#include <span>
#include <string_view>

#include "render/explanation.h"

namespace render {

/// Writes an object, on a line, of a term and what it stands for. Every key is there: null, or an
/// empty array, where there is nothing to say.
void write_term_json(std::ostream& out, std::string_view term,
                     std::span<const Explanation> explanations);

}  // namespace render
