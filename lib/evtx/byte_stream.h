#pragma once

#include <cstddef>
#include <span>

namespace evtx {

/// Where a log's bytes come from: a file, a pipe, a member of an archive, memory.
/// Read in order, once; nothing needs to be held but what is being looked at.
class ByteStream {
 public:
  ByteStream() = default;
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;
  virtual ~ByteStream() = default;

  /// Fills `into` from the front and gives the number of bytes; fewer than asked for only at the
  /// end. Throws Error where the bytes cannot be had.
  virtual std::size_t read(std::span<std::byte> into) = 0;
};

}  // namespace evtx
