#include "render/text.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>

namespace render {
namespace {

using CodePoint = utf8proc_int32_t;

constexpr CodePoint kReplacement = 0xFFFD;
constexpr CodePoint kControlPictures = 0x2400;
constexpr CodePoint kDeletePicture = 0x2421;
constexpr CodePoint kNewlinePicture = 0x2424;
constexpr std::string_view kEllipsis = "…";

/// Takes code points from the front of a text.
class Decoder {
 public:
  explicit Decoder(std::string_view text) : text_(text) {}

  [[nodiscard]] bool at_end() const { return text_.empty(); }
  [[nodiscard]] std::size_t remaining() const { return text_.size(); }

  /// The next code point, or U+FFFD and one byte further if there is none.
  CodePoint next() {
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text_.data());
    CodePoint code_point = kReplacement;
    const auto size =
        utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text_.size()), &code_point);
    text_.remove_prefix(size > 0 ? static_cast<std::size_t>(size) : 1);
    return size > 0 ? code_point : kReplacement;
  }

 private:
  std::string_view text_;
};

bool is_printable_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

// The text with another character in the place of each. Most of a log is ASCII and stays as it is.
template <class Replace>
std::string replaced(std::string_view text, Replace replace) {
  if (is_printable_ascii(text)) return std::string(text);
  std::string changed;
  changed.reserve(text.size());
  std::array<utf8proc_uint8_t, 4> bytes{};
  for (Decoder decoder(text); !decoder.at_end();) {
    const auto size = utf8proc_encode_char(replace(decoder.next()), bytes.data());
    changed.append(bytes.begin(), bytes.begin() + size);
  }
  return changed;
}

CodePoint without_line_end(CodePoint c) {
  if (c < 0x20) return kControlPictures + c;
  if (c == 0x7F) return kDeletePicture;
  return c == 0x85 || c == 0x2028 || c == 0x2029 ? kNewlinePicture : c;
}

bool is_visible(CodePoint c) {
  const auto category = utf8proc_category(c);
  return category != UTF8PROC_CATEGORY_CC && category != UTF8PROC_CATEGORY_CF &&
         category != UTF8PROC_CATEGORY_CN;
}

std::size_t width_of(CodePoint c) { return static_cast<std::size_t>(utf8proc_charwidth(c)); }

// The longest beginning of the text that fits; marks stay with the character they stand on.
std::string_view beginning(std::string_view text, std::size_t width) {
  Decoder decoder(text);
  std::size_t kept = 0;
  while (!decoder.at_end()) {
    const auto wanted = width_of(decoder.next());
    if (wanted > width) break;
    width -= wanted;
    kept = text.size() - decoder.remaining();
  }
  return text.substr(0, kept);
}

// The longest end of the text that fits; no mark stands without its character.
std::string_view ending(std::string_view text, std::size_t width) {
  auto rest = display_width(text);
  Decoder decoder(text);
  while (!decoder.at_end()) {
    const auto from = text.size() - decoder.remaining();
    const auto cells = width_of(decoder.next());
    if (rest <= width && cells > 0) return text.substr(from);
    rest -= cells;
  }
  return {};
}

}  // namespace

std::string valid_utf8(std::string_view text) {
  return replaced(text, [](CodePoint c) { return c; });
}

std::string one_line(std::string_view text) { return replaced(text, without_line_end); }

std::string safe_for_terminal(std::string_view text) {
  return replaced(text, [](CodePoint c) {
    const auto shown = without_line_end(c);
    return is_visible(shown) ? shown : kReplacement;
  });
}

std::size_t display_width(std::string_view text) {
  if (is_printable_ascii(text)) return text.size();
  std::size_t width = 0;
  for (Decoder decoder(text); !decoder.at_end();) width += width_of(decoder.next());
  return width;
}

std::string cut_to_width(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  if (width == 0) return {};
  return std::string(beginning(text, width - 1)).append(kEllipsis);
}

std::string cut_front_to_width(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  if (width == 0) return {};
  return std::string(kEllipsis).append(ending(text, width - 1));
}

}  // namespace render
