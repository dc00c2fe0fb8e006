#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {  // NOLINT(readability-identifier-naming): CLI11 calls itself so
class App;
}  // namespace CLI

namespace cmd {

enum class Verbosity { quiet, normal, verbose };

/// What every command that reads logs can be asked.
struct LogOptions {
  std::vector<std::string> paths{};
  std::optional<std::string> output{};  ///< empty: standard output
  bool replace_output = false;
  std::size_t threads = 1;
  Verbosity verbosity = Verbosity::normal;
  bool strict = false;
};

// Each declares some of them, which fill in `options` when the command line is parsed; `options`
// must outlive the parsing. --help lists them in the order in which they are declared.

/// PATH..., of a command that reads records.
void declare_log_paths(CLI::App& command, LogOptions& options);
/// PATH..., of a command that reads rows of `timeline`, too.
void declare_paths(CLI::App& command, LogOptions& options);
/// -o and --force.
void declare_output_file(CLI::App& command, LogOptions& options);
/// --threads.
void declare_threads(CLI::App& command, LogOptions& options);
/// -q, -v and --strict.
void declare_telling(CLI::App& command, LogOptions& options);
/// The last three in a row.
void declare_rest(CLI::App& command, LogOptions& options);

/// The end of each --help.
std::string_view exit_statuses();

}  // namespace cmd
