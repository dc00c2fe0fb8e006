#pragma once

#include <optional>
#include <string>

namespace cmd {

/// What is wrong with a pattern for the names of computers, in words, as fnmatch would match
/// nothing with a part of it: brackets that are not closed, or a range that runs backwards. Nothing
/// if it is sound.
std::optional<std::string> what_is_wrong_with(const std::string& pattern);

}  // namespace cmd
