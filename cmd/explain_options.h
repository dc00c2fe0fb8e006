#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11 calls itself so
class App;
}  // namespace CLI

namespace cmd {

/// What was asked of `mainmode explain`.
struct ExplainOptions {
  enum class Format { text, jsonl };

  std::vector<std::string> terms{};  ///< empty: what can be explained
  Format format = Format::text;
};

/// Declares the options of `explain`, which fill in `options` when the command line is parsed.
/// `options` must outlive the parsing.
void declare_explain(CLI::App& command, ExplainOptions& options);

/// The kinds of terms there are, with an example of each.
std::string_view kinds_of_terms();

}  // namespace cmd
