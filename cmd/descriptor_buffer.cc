#include "cmd/descriptor_buffer.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace cmd {
namespace {

constexpr std::size_t kBufferSize = std::size_t{1} << 16U;

}  // namespace

std::runtime_error cannot_write(std::string_view name, int error) {
  return std::runtime_error(
      fmt::format("{}: cannot be written: {}", name, std::generic_category().message(error)));
}

DescriptorBuffer::DescriptorBuffer(int descriptor, std::string name)
    : descriptor_(descriptor), name_(std::move(name)), buffer_(kBufferSize) {
  setp(buffer_.data(), buffer_.data() + buffer_.size());
}

DescriptorBuffer::int_type DescriptorBuffer::overflow(int_type next) {
  write_out();
  if (traits_type::eq_int_type(next, traits_type::eof())) return traits_type::not_eof(next);
  return sputc(traits_type::to_char_type(next));
}

int DescriptorBuffer::sync() {
  write_out();
  return 0;
}

// The buffer is empty afterwards in any case: what failed once is not tried again.
void DescriptorBuffer::write_out() {
  std::string_view rest(pbase(), static_cast<std::size_t>(pptr() - pbase()));
  setp(buffer_.data(), buffer_.data() + buffer_.size());
  while (!rest.empty()) {
    const auto written = ::write(descriptor_, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw cannot_write(name_, errno);
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace cmd
