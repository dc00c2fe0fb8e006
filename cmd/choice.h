#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cmd {

/// A word of the command line and what it stands for.
template <class Value>
struct Choice {
  std::string_view word{};
  Value value{};
};

template <class Value>
std::string words_of(const std::vector<Choice<Value>>& choices) {
  std::vector<std::string_view> words;
  words.reserve(choices.size());
  for (const auto& choice : choices) words.push_back(choice.word);
  return fmt::format("{}", fmt::join(words, ", "));
}

/// An option that takes one of a few words. --help shows `description` behind the words.
/// `names` as CLI11 takes them, the long one last; `value` must outlive the parsing.
template <class Value>
void declare_choice(CLI::App& command, const std::string& names, std::string_view description,
                    std::vector<Choice<Value>> choices, Value& value) {
  const auto words = words_of(choices);
  const auto take = [long_name = names.substr(names.find("--")), choices = std::move(choices),
                     &value](const std::string& word) {
    const auto choice = std::ranges::find(choices, word, &Choice<Value>::word);
    if (choice == choices.end())
      throw CLI::ValidationError(
          long_name, fmt::format("'{}' is not known: choose from {}", word, words_of(choices)));
    value = choice->value;
  };
  command.add_option_function<std::string>(names, take, fmt::format("{}: {}", words, description))
      ->option_text("WORD");
}

}  // namespace cmd
