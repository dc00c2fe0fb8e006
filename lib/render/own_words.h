#pragma once

#include <string_view>
#include <vector>

#include "render/explanation.h"

namespace render {

/// What a word means that only the output has, whatever the case of its letters: a column of
/// `timeline` or `sessions`, a word of the columns `status` and `confidence`, the id of a finding.
/// Empty if it is none; several if it is the name of two columns.
std::vector<Explanation> own_words(std::string_view word);
/// All of these words.
std::vector<Explanation> all_own_words();

}  // namespace render
