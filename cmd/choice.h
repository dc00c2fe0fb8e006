#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11 calls itself so
class App;
}  // namespace CLI

namespace cmd {

/// Declares an option that takes one of a few words; `take` gets the place of the one it is given.
/// --help shows `description` behind the words. `names` as CLI11 takes them, the long one last.
void declare_words(CLI::App& command, const std::string& names, std::string_view description,
                   const std::vector<std::string>& words,
                   const std::function<void(std::size_t)>& take);

/// A word of the command line and what it stands for.
template <class Value>
struct Choice {
  std::string_view word{};
  Value value{};
};

/// The same for words that stand for values; `value` must outlive the parsing.
template <class Value>
void declare_choice(CLI::App& command, const std::string& names, std::string_view description,
                    std::vector<Choice<Value>> choices, Value& value) {
  std::vector<std::string> words;
  words.reserve(choices.size());
  for (const auto& choice : choices) words.emplace_back(choice.word);
  declare_words(
      command, names, description, words,
      [choices = std::move(choices), &value](std::size_t i) { value = choices[i].value; });
}

}  // namespace cmd
