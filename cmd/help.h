#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11 calls itself so
class App;
}  // namespace CLI

namespace cmd {

/// In cells; lines of help are no longer.
constexpr std::size_t kHelpWidth = 100;

/// Has the descriptions of options broken into lines, in the commands that are added behind.
void wrap_descriptions(CLI::App& app);

/// `  name    meaning`: one thing that help defines, its meaning `column` cells to the right of the
/// name's begin and broken into lines.
std::string help_entry(std::string_view name, std::string_view meaning, std::size_t column);

/// The counters of the account on standard error, and its messages, for the commands that decode
/// Main Mode events.
std::string_view counters_and_messages();

}  // namespace cmd
