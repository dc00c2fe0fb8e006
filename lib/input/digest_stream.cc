#include "input/digest_stream.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <openssl/evp.h>

#include <array>
#include <span>
#include <stdexcept>
#include <utility>

namespace input {
namespace {

struct Free {
  void operator()(EVP_MD_CTX* context) const noexcept { EVP_MD_CTX_free(context); }
};

// Does not fail but for want of memory, or where the system forbids SHA-256.
void check(int succeeded) {
  if (succeeded != 1) throw std::runtime_error("SHA-256 cannot be had from libcrypto");
}

std::unique_ptr<EVP_MD_CTX, Free> begin() {
  std::unique_ptr<EVP_MD_CTX, Free> context(EVP_MD_CTX_new());
  check(EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr));
  return context;
}

std::string finish(EVP_MD_CTX* context) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned int size = 0;
  check(EVP_DigestFinal_ex(context, bytes.data(), &size));
  return fmt::format("{:02x}", fmt::join(std::span(bytes).first(size), ""));
}

}  // namespace

struct DigestStream::State {
  std::unique_ptr<EVP_MD_CTX, Free> context = begin();
};

DigestStream::DigestStream(std::unique_ptr<evtx::ByteStream> stream, Told told)
    : stream_(std::move(stream)), told_(std::move(told)), state_(std::make_unique<State>()) {}

DigestStream::~DigestStream() = default;

std::size_t DigestStream::read(std::span<std::byte> into) {
  const auto size = stream_->read(into);
  if (!state_) return size;
  check(EVP_DigestUpdate(state_->context.get(), into.data(), size));
  if (size < into.size()) {
    told_(finish(state_->context.get()));
    state_.reset();
  }
  return size;
}

}  // namespace input
