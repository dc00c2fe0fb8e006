#include "timeline/line_walk.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

namespace timeline {
namespace {

constexpr std::size_t kBlockSize = std::size_t{1} << 19U;

}  // namespace

std::optional<Lines> LineWalk::next() {
  std::size_t looked_at = 0;
  while (true) {
    const auto end = std::string_view(held_).substr(looked_at).rfind('\n');
    if (end != std::string_view::npos) return cut(looked_at + end + 1);
    looked_at = held_.size();
    if (looked_at > kLongestLine) return skip_line();
    if (!fill()) break;
  }
  if (held_.empty()) return std::nullopt;
  return cut(held_.size());
}

// False at the end.
bool LineWalk::fill() {
  if (at_end_) return false;
  const auto before = held_.size();
  held_.resize(before + kBlockSize);
  const auto got = stream_.read(std::as_writable_bytes(std::span(held_).subspan(before)));
  held_.resize(before + got);
  at_end_ = got < kBlockSize;
  return got > 0;
}

Lines LineWalk::cut(std::size_t size) {
  Lines lines{.text = std::move(held_), .size = size};
  held_.assign(lines.text, size);
  lines.text.resize(size);
  return placed(std::move(lines));
}

// To its end, wherever that is.
Lines LineWalk::skip_line() {
  Lines lines{.is_one_too_long = true};
  auto end = std::string::npos;
  do {
    lines.size += held_.size();
    held_.clear();
  } while (fill() && (end = held_.find('\n')) == std::string::npos);
  if (end != std::string::npos) {
    lines.size += end + 1;
    held_.erase(0, end + 1);
  }
  return placed(std::move(lines));
}

// And the next ones come behind them.
Lines LineWalk::placed(Lines lines) {
  lines.first = line_;
  lines.offset = offset_;
  offset_ += lines.size;
  line_ +=
      lines.is_one_too_long ? 1 : static_cast<std::uint64_t>(std::ranges::count(lines.text, '\n'));
  return lines;
}

}  // namespace timeline
