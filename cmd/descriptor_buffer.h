#pragma once

#include <cstddef>
#include <stdexcept>
#include <streambuf>
#include <string>
#include <string_view>
#include <vector>

namespace cmd {

/// `NAME: cannot be written: REASON`, with the system's reason for `error`, an errno.
std::runtime_error cannot_write(std::string_view name, int error);

/// Buffers what goes to a descriptor, which stays open. Where it cannot be written it throws
/// `cannot_write`, at that moment, when the reason is known; a stream passes that on if its
/// `exceptions` ask for badbit. What was not flushed is lost.
class DescriptorBuffer : public std::streambuf {
 public:
  DescriptorBuffer(int descriptor, std::string name);

 protected:
  int_type overflow(int_type next) override;
  int sync() override;

 private:
  void write_out();

  int descriptor_;
  std::string name_;
  std::vector<char> buffer_;
};

}  // namespace cmd
