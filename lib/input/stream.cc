#include "input/stream.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <system_error>

#include "evtx/error.h"

namespace input {
namespace {

std::string reason() { return std::generic_category().message(errno); }

/// Reads, and does not close, a descriptor.
class DescriptorStream : public evtx::ByteStream {
 public:
  explicit DescriptorStream(int descriptor) : descriptor_(descriptor) {}

  std::size_t read(std::span<std::byte> into) override {
    std::size_t filled = 0;
    while (filled < into.size()) {
      const auto got = ::read(descriptor_, into.data() + filled, into.size() - filled);
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) throw evtx::Error("cannot be read: " + reason(), {.offset = offset_ + filled});
      if (got == 0) break;
      filled += static_cast<std::size_t>(got);
    }
    offset_ += filled;
    return filled;
  }

 private:
  int descriptor_;
  std::uint64_t offset_ = 0;
};

class FileStream : public DescriptorStream {
 public:
  explicit FileStream(int descriptor) : DescriptorStream(descriptor), descriptor_(descriptor) {}
  FileStream(const FileStream&) = delete;
  FileStream& operator=(const FileStream&) = delete;
  ~FileStream() override { ::close(descriptor_); }

 private:
  int descriptor_;
};

}  // namespace

std::unique_ptr<evtx::ByteStream> open_file(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) throw evtx::Error("cannot be opened: " + reason());
  return std::make_unique<FileStream>(descriptor);
}

std::unique_ptr<evtx::ByteStream> borrow_descriptor(int descriptor) {
  return std::make_unique<DescriptorStream>(descriptor);
}

}  // namespace input
