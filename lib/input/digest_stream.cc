#include "input/digest_stream.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nettle/sha2.h>

#include <array>
#include <cstdint>
#include <utility>

namespace input {
namespace {

std::string finish(sha256_ctx& context) {
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> bytes{};
  sha256_digest(&context, bytes.size(), bytes.data());
  return fmt::format("{:02x}", fmt::join(bytes, ""));
}

}  // namespace

struct DigestStream::State {
  State() { sha256_init(&context); }

  sha256_ctx context{};
};

DigestStream::DigestStream(std::unique_ptr<evtx::ByteStream> stream, Told told)
    : stream_(std::move(stream)), told_(std::move(told)), state_(std::make_unique<State>()) {}

DigestStream::~DigestStream() = default;

std::size_t DigestStream::read(std::span<std::byte> into) {
  const auto size = stream_->read(into);
  if (!state_) return size;
  sha256_update(&state_->context, size, reinterpret_cast<const std::uint8_t*>(into.data()));
  if (size < into.size()) {
    told_(finish(state_->context));
    state_.reset();
  }
  return size;
}

}  // namespace input
