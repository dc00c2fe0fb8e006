#include "input/peeked_stream.h"

#include <algorithm>
#include <utility>

#include "evtx/error.h"

namespace input {

PeekedStream::PeekedStream(std::unique_ptr<evtx::ByteStream> stream) : stream_(std::move(stream)) {
  try {
    size_ = stream_->read(bytes_);
  } catch (const evtx::Error&) {
    size_ = 0;  // the next read meets the same
  }
}

std::span<const std::byte> PeekedStream::head() const { return std::span(bytes_).first(size_); }

std::size_t PeekedStream::read(std::span<std::byte> into) {
  const auto rest = head().subspan(given_);
  const auto from_head = std::min(rest.size(), into.size());
  std::ranges::copy(rest.first(from_head), into.begin());
  given_ += from_head;
  const auto wanted = into.subspan(from_head);
  return wanted.empty() ? from_head : from_head + stream_->read(wanted);
}

}  // namespace input
