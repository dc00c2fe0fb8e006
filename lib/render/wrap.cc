#include "render/wrap.h"

#include <algorithm>
#include <ostream>
#include <string>

#include "render/text.h"

namespace render {
namespace {

/// Puts words into lines.
class Paragraph {
 public:
  Paragraph(std::ostream& out, Indent indent, std::size_t width)
      : out_(out), indent_(indent), width_(width), line_(indent.first, ' '), cells_(indent.first) {}

  void add(std::string_view word) {
    const auto cells = display_width(word);
    if (has_word_ && cells_ + 1 + cells > width_) break_line();
    if (has_word_) append(" ", 1);
    append(word, cells);
    has_word_ = true;
  }

  void end() {
    if (has_word_) out_ << line_ << '\n';
  }

 private:
  void append(std::string_view text, std::size_t cells) {
    line_ += text;
    cells_ += cells;
  }

  void break_line() {
    end();
    line_.assign(indent_.others, ' ');
    cells_ = indent_.others;
    has_word_ = false;
  }

  std::ostream& out_;
  Indent indent_;
  std::size_t width_;
  std::string line_;
  std::size_t cells_;
  bool has_word_ = false;
};

}  // namespace

void write_paragraph(std::ostream& out, std::string_view text, Indent indent, std::size_t width) {
  const auto safe = safe_for_terminal(text);
  std::string_view rest = safe;
  Paragraph paragraph(out, indent, width);
  while (!rest.empty()) {
    const auto end = std::min(rest.find(' '), rest.size());
    if (end > 0) paragraph.add(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  paragraph.end();
}

}  // namespace render
