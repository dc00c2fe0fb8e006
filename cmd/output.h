#pragma once

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <optional>
#include <ostream>
#include <span>
#include <string>

#include "cmd/console.h"
#include "cmd/log_options.h"

namespace cmd {

/// Where the rows go: standard output, or a file that is there whole or not at all.
///
/// A file is written beside its name as `NAME.part-PID` and renamed by `finish`; until then, or if
/// the process ends by a signal, there is nothing under the name and nothing stays beside it.
class Output {
 public:
  /// Standard output.
  explicit Output(std::ostream& standard) : stream_(&standard) {}
  /// A file; throws std::runtime_error, with what to do, if it exists and `replace` is not asked
  /// for, is one of `inputs`, or cannot be written.
  enum class IfExists { refuse, replace };
  Output(const std::string& path, IfExists if_exists, std::span<const std::string> inputs);
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output();

  [[nodiscard]] std::ostream& stream() { return *stream_; }
  /// Makes all that was written final. Throws std::runtime_error if it could not be written.
  void finish();

 private:
  std::filesystem::path path_{};
  std::filesystem::path part_{};  // empty: there is nothing to rename
  std::ofstream file_{};
  std::ostream* stream_;
};

/// The output that a command line asks for.
Output open_output(const LogOptions& options, const Console& console,
                   std::span<const std::string> inputs);

/// True if a person will see what goes to the output, and not a program or a file.
bool is_for_terminal(const LogOptions& options, const Console& console);
/// How many cells its lines may have; empty: any number.
std::optional<std::size_t> terminal_width(const LogOptions& options, const Console& console);

}  // namespace cmd
