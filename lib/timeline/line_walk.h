#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "evtx/byte_stream.h"

namespace timeline {

/// Lines of a text that follow one another.
struct Lines {
  std::string text{};            ///< each with its line feed; the last one of a file may lack it
  std::uint64_t first = 0;       ///< the number of the first one, from 1 on
  std::uint64_t offset = 0;      ///< where the first one begins in the file, in bytes
  std::uint64_t size = 0;        ///< bytes of the file they take
  bool is_one_too_long = false;  ///< it is a single line, longer than any may be; `text` is empty
};

/// Walks through a text in blocks of whole lines. However long a line is, it holds little more than
/// kLongestLine of it.
class LineWalk {
 public:
  /// Bytes. A row has each value twice or three times, and a record has up to some MiB of them.
  static constexpr std::size_t kLongestLine = std::size_t{1} << 24U;

  /// The stream must outlive the walk.
  explicit LineWalk(evtx::ByteStream& stream) : stream_(stream) {}

  /// Nothing at the end. Throws evtx::Error where the stream cannot be read.
  std::optional<Lines> next();

 private:
  bool fill();
  Lines cut(std::size_t size);
  Lines skip_line();
  Lines placed(Lines lines);

  evtx::ByteStream& stream_;
  std::string held_{};  // read, and not handed out
  bool at_end_ = false;
  std::uint64_t line_ = 1;
  std::uint64_t offset_ = 0;  // both of what is held
};

}  // namespace timeline
