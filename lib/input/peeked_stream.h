#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <span>

#include "evtx/byte_stream.h"

namespace input {

/// A stream whose first bytes were looked at, and that gives them all the same: a pipe tells but
/// once what it holds.
class PeekedStream : public evtx::ByteStream {
 public:
  explicit PeekedStream(std::unique_ptr<evtx::ByteStream> stream);

  /// The first bytes, at most 16; none where they cannot be had, which `read` then says.
  [[nodiscard]] std::span<const std::byte> head() const;
  std::size_t read(std::span<std::byte> into) override;

 private:
  std::unique_ptr<evtx::ByteStream> stream_;
  std::array<std::byte, 16> bytes_{};
  std::size_t size_ = 0;
  std::size_t given_ = 0;  // of the head, by `read`
};

}  // namespace input
