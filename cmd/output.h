#pragma once

#include <optional>
#include <ostream>
#include <span>
#include <string>

#include "cmd/descriptor_buffer.h"
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

}  // namespace cmd
