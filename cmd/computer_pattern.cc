#include "cmd/computer_pattern.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace cmd {
namespace {

// As fnmatch compares without regard to case.
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

unsigned char place(char c) { return static_cast<unsigned char>(lower(c)); }

// Of `a-z`, or one character, either perhaps with a backslash in front.
char first_of(std::string_view range) {
  return range.front() == '\\' && range.size() > 1 ? range[1] : range.front();
}

bool is_backwards(std::string_view range) {
  return range.size() > 2 && place(range.back()) < place(first_of(range));
}

std::string in_words(std::string_view backwards) {
  return fmt::format("{} runs backwards and matches nothing, write {}-{}", backwards,
                     backwards.back(), first_of(backwards));
}

using Problem = std::optional<std::string>;

/// Goes through a pattern and stops at what is wrong with it.
class PatternCheck {
 public:
  explicit PatternCheck(std::string_view pattern) : rest_(pattern) {}

  /// Of the whole pattern.
  Problem problem() {
    while (!rest_.empty()) {
      const char c = rest_.front();
      skip(c == '\\' ? 2 : 1);
      if (c == ']') return "a ] stands alone, which no name of a computer holds";
      if (c != '[') continue;
      if (auto found = problem_in_bracket()) return found;
    }
    return std::nullopt;
  }

 private:
  void skip(std::size_t count) { rest_.remove_prefix(std::min(count, rest_.size())); }

  // Behind the `[`. `]` is one of the characters if it is the first, `[:alpha:]` a class of them,
  // and `-` itself where no other is behind it.
  Problem problem_in_bracket() {
    if (rest_.starts_with('!') || rest_.starts_with('^')) skip(1);
    const bool begins_with_bracket = rest_.starts_with(']');
    Problem backwards;
    for (bool is_first = true; !rest_.empty(); is_first = false) {
      if (rest_.front() == ']' && !is_first) {
        skip(1);
        return backwards;
      }
      if (skip_class()) continue;
      const auto range = range_here();
      if (!backwards && is_backwards(range)) backwards = in_words(range);
      skip(range.size());
    }
    return begins_with_bracket ? "a ] right behind [ is one of its characters: another ] must "
                                 "close them, as in []a]"
                               : "a [ is not closed: write ] behind its characters";
  }

  // The range, or one character, that comes next; a character may have a backslash in front.
  [[nodiscard]] std::string_view range_here() const {
    const auto first = size_here(0);
    const bool is_range =
        rest_.size() > first + 1 && rest_[first] == '-' && rest_[first + 1] != ']';
    return rest_.substr(0, is_range ? first + 1 + size_here(first + 1) : first);
  }

  [[nodiscard]] std::size_t size_here(std::size_t at) const { return rest_[at] == '\\' ? 2 : 1; }

  bool skip_class() {
    if (!rest_.starts_with("[:")) return false;
    const auto end = rest_.find(":]");
    if (end == std::string_view::npos) return false;
    skip(end + 2);
    return true;
  }

  std::string_view rest_;
};

}  // namespace

std::optional<std::string> what_is_wrong_with(const std::string& pattern) {
  return PatternCheck(pattern).problem();
}

}  // namespace cmd
