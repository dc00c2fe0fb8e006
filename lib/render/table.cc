#include "render/table.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <ostream>

#include "render/text.h"

namespace render {
namespace {

using Widths = std::vector<std::size_t>;  // one a column of the table, in cells; 0 is not shown

constexpr std::size_t kGap = 2;
constexpr std::size_t kUnbounded = std::numeric_limits<std::int32_t>::max();

std::vector<std::size_t> by_importance(const std::vector<TablePlace>& places) {
  std::vector<std::size_t> order(places.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return places[i].importance; });
  return order;
}

// Gives each column its ample width, the most important first, until the room is used up; what is
// left over goes to those that need more.
Widths fitted_widths(const std::vector<TablePlace>& places, const Widths& needed,
                     std::size_t room) {
  Widths widths(needed.size());
  const auto order = by_importance(places);
  for (std::size_t gap = 0; const auto i : order) {
    const auto& place = places[i];
    if (needed[i] == 0) continue;
    if (room < gap || room - gap < std::min(needed[i], place.least)) break;
    widths[i] = std::min({needed[i], place.ample, room - gap});
    room -= gap + widths[i];
    gap = kGap;
  }
  for (const auto i : order) {
    const auto more = widths[i] == 0 ? 0 : std::min(needed[i] - widths[i], room);
    widths[i] += more;
    room -= more;
  }
  return widths;
}

}  // namespace

void TableNeeds::add(std::size_t column, const std::string& text) {
  widths_[column] = std::max(widths_[column], display_width(safe_for_terminal(text)));
  // A row without one, as of a file that cannot be read, is of no other computer.
  if (places_[column].content != Content::computer || text.empty()) return;
  if (!computer_) computer_ = text;
  if (*computer_ != text) has_several_computers_ = true;
}

std::string TableNeeds::only_computer() const {
  return has_several_computers_ ? std::string{} : computer_.value_or("");
}

std::vector<std::size_t> TableNeeds::widths() const {
  auto widths = widths_;
  for (std::size_t i = 0; i < widths.size(); ++i)
    if (widths[i] != 0) widths[i] = std::max(widths[i], display_width(places_[i].title));
  return widths;
}

TableLines::TableLines(std::ostream& out, const TableNeeds& needs, const TableStyle& style)
    : out_(out), style_(style), only_computer_(needs.only_computer()) {
  const auto& places = needs.places();
  auto needed = needs.widths();
  for (std::size_t i = 0; i < needed.size(); ++i) {
    const bool is_computer = places[i].content == Content::computer;
    if (is_computer && !only_computer_.empty()) needed[i] = 0;
  }
  const auto widths = fitted_widths(places, needed, style.width.value_or(kUnbounded));
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (widths[i] == 0) {
      if (needed[i] != 0) leave_out(places[i].title);
      continue;
    }
    shown_.push_back({.column = i, .width = widths[i]});
    titles_.push_back(places[i].title);
  }
}

void TableLines::leave_out(std::string_view title) {
  left_out_ += left_out_.empty() ? "too narrow for: " : ", ";
  left_out_ += title.substr(title.find_first_not_of(' '));
}

void TableLines::header() {
  if (shown_.empty()) return;
  if (!only_computer_.empty()) line("computer: " + only_computer_);
  if (!left_out_.empty()) line(left_out_);
  for (std::size_t i = 0; i < shown_.size(); ++i) add(titles_[i], shown_[i].width);
  end();
}

// Blanks come before a text and not behind it, so that no line ends in them.
void TableLines::add(std::string_view text, std::size_t width, std::string_view colour) {
  const auto cut = cut_to_width(safe_for_terminal(text), width);
  if (!cut.empty()) {
    line_.append(padding_, ' ').append(colour).append(cut);
    if (!colour.empty()) line_ += ansi::kPlain;
    padding_ = 0;
  }
  padding_ += width - display_width(cut) + kGap;
}

void TableLines::line(std::string_view text) {
  add(text, style_.width.value_or(kUnbounded));
  end();
}

void TableLines::end() {
  line_ += '\n';
  out_.write(line_.data(), static_cast<std::streamsize>(line_.size()));
  line_.clear();
  padding_ = 0;
}

}  // namespace render
