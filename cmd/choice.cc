#include "cmd/choice.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>

namespace cmd {

void declare_words(CLI::App& command, const std::string& names, std::string_view description,
                   const std::vector<std::string>& words,
                   const std::function<void(std::size_t)>& take) {
  const auto all = fmt::format("{}", fmt::join(words, ", "));
  const auto check_and_take = [long_name = names.substr(names.find("--")), all, words,
                               take](const std::string& word) {
    const auto found = std::ranges::find(words, word);
    if (found == words.end())
      throw CLI::ValidationError(long_name,
                                 fmt::format("'{}' is not known: choose from {}", word, all));
    take(static_cast<std::size_t>(found - words.begin()));
  };
  command
      .add_option_function<std::string>(names, check_and_take,
                                        fmt::format("{}: {}", all, description))
      ->option_text("WORD");
}

}  // namespace cmd
