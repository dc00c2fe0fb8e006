#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace evtx {

/// A text that is put together from many small parts. It keeps its room from text to text, and does
/// not fill it anew for each, as a string would. To move one is to copy it.
class TextBuffer {
 public:
  TextBuffer() = default;
  TextBuffer(const TextBuffer&) = default;
  TextBuffer& operator=(const TextBuffer&) = default;
  ~TextBuffer() = default;

  /// Where so many characters can be written behind the last one. They belong to the text once
  /// `end_at` says so.
  char* room(std::size_t size) {
    if (room_.size() - size_ < size) room_.resize(2 * (size_ + size));
    return room_.data() + size_;
  }
  /// The text ends here, within the room that was asked for last.
  void end_at(const char* end) { size_ = static_cast<std::size_t>(end - room_.data()); }

  void append(std::string_view text) {
    text.copy(room(text.size()), text.size());
    size_ += text.size();
  }
  void append(char c) {
    *room(1) = c;
    ++size_;
  }

  /// Puts another character in place of the last one.
  void replace_last(char c) { room_[size_ - 1] = c; }
  void clear() { size_ = 0; }
  [[nodiscard]] std::string_view text() const { return {room_.data(), size_}; }

 private:
  std::string room_{};
  std::size_t size_ = 0;
};

}  // namespace evtx
