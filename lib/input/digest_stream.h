#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

#include "evtx/byte_stream.h"

namespace input {

/// Passes a stream on, and at its end tells the SHA-256 (FIPS 180-4) of all that was read, as 64
/// lower-case hex digits. A stream that is not read to its end has none.
class DigestStream : public evtx::ByteStream {
 public:
  using Told = std::function<void(std::string digest)>;

  DigestStream(std::unique_ptr<evtx::ByteStream> stream, Told told);
  ~DigestStream() override;

  std::size_t read(std::span<std::byte> into) override;

 private:
  struct State;

  std::unique_ptr<evtx::ByteStream> stream_;
  Told told_;
  std::unique_ptr<State> state_;
};

}  // namespace input
