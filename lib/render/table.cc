#include "render/table.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>
#include <ostream>

#include "events/catalogue.h"
#include "render/table_column.h"
#include "render/text.h"

namespace render {
namespace {

using Widths = std::vector<std::size_t>;  // one a column of the table, in cells; 0 is not shown

constexpr std::size_t kGap = 2;
constexpr std::size_t kUnbounded = std::numeric_limits<std::int32_t>::max();
constexpr std::string_view kPlain = "\x1b[0m";
constexpr std::string_view kGreen = "\x1b[32m";
constexpr std::string_view kRed = "\x1b[31m";
constexpr std::string_view kYellow = "\x1b[33m";
constexpr std::string_view kDim = "\x1b[2m";

std::string_view colour_of(events::Kind kind) {
  switch (kind) {
    case events::Kind::established:
    case events::Kind::extended_mode_established:
    case events::Kind::quick_mode_established:
      return kGreen;
    case events::Kind::failed:
    case events::Kind::extended_mode_failed:
    case events::Kind::quick_mode_failed:
      return kRed;
    case events::Kind::ended:
    case events::Kind::deleted:
    case events::Kind::quick_mode_ended:
      return kDim;
    case events::Kind::system_started:
      return {};
    case events::Kind::invalid_packet:
    case events::Kind::dos_prevention:
    case events::Kind::service_not_started:
    case events::Kind::extended_mode_invalid_packet:
    case events::Kind::quick_mode_invalid_packet:
    case events::Kind::time_changed:
    case events::Kind::audit_policy_changed:
    case events::Kind::logging_stopped:
    case events::Kind::log_cleared:
    case events::Kind::records_missing:
      return kYellow;
  }
  return {};
}

std::vector<std::size_t> by_importance() {
  const auto columns = table_columns();
  std::vector<std::size_t> order(columns.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return columns[i].importance; });
  return order;
}

// Gives each column its ample width, the most important first, until the room is used up; what is
// left over goes to those that need more.
Widths fitted_widths(const Widths& needed, std::size_t room) {
  Widths widths(needed.size());
  const auto order = by_importance();
  for (std::size_t gap = 0; const auto i : order) {
    const auto& column = table_columns()[i];
    if (needed[i] == 0) continue;
    if (room < gap || room - gap < std::min(needed[i], column.least)) break;
    widths[i] = std::min({needed[i], column.ample, room - gap});
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

void TableFit::add(const events::Event& event) {
  const auto columns = table_columns();
  for (std::size_t i = 0; i < columns.size(); ++i)
    needed_[i] = std::max(needed_[i], display_width(safe_for_terminal(columns[i].text(event))));
  if (!computer_) computer_ = event.computer;
  if (*computer_ != event.computer) has_several_computers_ = true;
}

std::string TableFit::only_computer() const {
  return has_several_computers_ ? std::string{} : computer_.value_or("");
}

std::vector<std::size_t> TableFit::needed_widths() const {
  const auto columns = table_columns();
  auto needed = needed_;
  for (std::size_t i = 0; i < columns.size(); ++i)
    if (needed[i] != 0) needed[i] = std::max(needed[i], columns[i].title.size());
  return needed;
}

TableWriter::TableWriter(std::ostream& out, const TableFit& fit, const TableStyle& style)
    : out_(out), style_(style), only_computer_(fit.only_computer()) {
  auto needed = fit.needed_widths();
  for (std::size_t i = 0; i < needed.size(); ++i) {
    const bool is_computer = table_columns()[i].content == Content::computer;
    if (is_computer && !only_computer_.empty()) needed[i] = 0;
  }
  const auto widths = fitted_widths(needed, style.width.value_or(kUnbounded));
  for (std::size_t i = 0; i < widths.size(); ++i)
    if (widths[i] != 0) shown_.push_back({.column = i, .width = widths[i]});
}

void TableWriter::header() {
  if (shown_.empty()) return;
  if (!only_computer_.empty()) {
    append("computer: " + safe_for_terminal(only_computer_), style_.width.value_or(kUnbounded), {});
    end_line();
  }
  for (const auto& [column, width] : shown_) append(table_columns()[column].title, width, {});
  end_line();
}

void TableWriter::row(const events::Event& event) {
  for (const auto& shown : shown_) {
    const auto& column = table_columns()[shown.column];
    const bool is_coloured = column.content == Content::event && style_.colour == Colour::always;
    append(safe_for_terminal(column.text(event)), shown.width,
           is_coloured ? colour_of(event.kind) : std::string_view{});
  }
  end_line();
}

// Blanks come before a text and not behind it, so that no line ends in them.
void TableWriter::append(std::string_view text, std::size_t width, std::string_view colour) {
  const auto cut = cut_to_width(text, width);
  if (!cut.empty()) {
    line_.append(padding_, ' ').append(colour).append(cut);
    if (!colour.empty()) line_ += kPlain;
    padding_ = 0;
  }
  padding_ += width - display_width(cut) + kGap;
}

void TableWriter::end_line() {
  line_ += '\n';
  out_.write(line_.data(), static_cast<std::streamsize>(line_.size()));
  line_.clear();
  padding_ = 0;
}

}  // namespace render
