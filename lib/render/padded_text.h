#pragma once

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

namespace render {

/// A text with bytes behind it, so that one that is short, as most are, is copied in one step.
class PaddedText {
 public:
  static constexpr std::size_t kShort = 15;

  void assign(std::string_view text) {
    size_ = text.size();
    padded_.assign(text).append(kShort, '\0');
  }
  [[nodiscard]] std::size_t size() const { return size_; }
  /// Writes it where there is room for it, and for `kShort` bytes if it is shorter; gives its end.
  char* write(char* out) const {
    std::memcpy(out, padded_.data(), size_ <= kShort ? kShort : size_);
    return out + size_;
  }

 private:
  std::size_t size_ = 0;
  std::string padded_ = std::string(kShort, '\0');
};

}  // namespace render
