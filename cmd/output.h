#pragma once

#include <cstddef>
#include <optional>
#include <ostream>
#include <span>
#include <string>

#include "cmd/console.h"
#include "cmd/descriptor_buffer.h"
#include "cmd/log_options.h"
#include "cmd/part_file.h"

namespace cmd {

/// What is read, so that it is not written over.
struct Inputs {
  std::span<const std::string> files{};  ///< paths, and `-` for standard input
  int standard = 0;                      ///< the descriptor of `-`
};

/// Where the rows go: standard output, or a file that is there whole or not at all, see PartFile.
/// What is no file but a device or a pipe is written as it is.
class Output {
 public:
  /// Standard output.
  explicit Output(std::ostream& standard) : stream_(&standard) {}
  /// A file; throws std::runtime_error, with what to do, if it exists and is not to be replaced, is
  /// one of `inputs`, or cannot be written.
  Output(const std::string& path, IfExists if_exists, const Inputs& inputs);
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;
  ~Output();

  [[nodiscard]] std::ostream& stream() { return *stream_; }
  /// Makes all that was written final. Throws std::runtime_error if it could not be written.
  void finish();

 private:
  void open_device(const std::string& path);

  IfExists if_exists_ = IfExists::refuse;
  std::optional<PartFile> part_{};
  int device_ = -1;
  std::optional<DescriptorBuffer> buffer_{};
  std::ostream own_{nullptr};
  std::ostream* stream_;
};

/// The output that a command line asks for.
Output open_output(const LogOptions& options, const Console& console,
                   std::span<const std::string> files);

/// True if a person will see what goes to the output, and not a program or a file.
bool is_for_terminal(const LogOptions& options, const Console& console);
/// How many cells its lines may have; empty: any number.
std::optional<std::size_t> terminal_width(const LogOptions& options, const Console& console);

}  // namespace cmd
