#include "render/grid.h"

#include <algorithm>
#include <ostream>

#include "render/text.h"

namespace render {
namespace {

constexpr std::size_t kColumnGap = 2;

// Of all columns but the last of each row, which needs no blanks behind it.
std::vector<std::size_t> widths_of(std::span<const GridRow> rows) {
  std::vector<std::size_t> widths;
  for (const auto& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i + 1 < row.size(); ++i)
      widths[i] = std::max(widths[i], display_width(row[i]));
  }
  return widths;
}

// All columns but the last.
std::string beginning_of(const GridRow& row, const std::vector<std::size_t>& widths,
                         std::span<const Align> aligns) {
  std::string line;
  for (std::size_t i = 0; i + 1 < row.size(); ++i) {
    const std::string blanks(widths[i] - display_width(row[i]), ' ');
    const auto align = aligns[std::min(i, aligns.size() - 1)];
    line += align == Align::right ? blanks + row[i] : row[i] + blanks;
    line.append(kColumnGap, ' ');
  }
  return line;
}

std::string cut(const std::string& line, std::size_t last, std::size_t width, Kept kept) {
  const auto beginning = display_width(std::string_view(line).substr(0, last));
  if (kept == Kept::beginning || beginning >= width) return cut_to_width(line, width);
  return line.substr(0, last) +
         cut_front_to_width(std::string_view(line).substr(last), width - beginning);
}

}  // namespace

void write_grid(std::ostream& out, std::span<const GridRow> rows, Align align,
                std::optional<std::size_t> width, Kept kept) {
  write_grid(out, rows, std::span(&align, 1), width, kept);
}

void write_grid(std::ostream& out, std::span<const GridRow> rows, std::span<const Align> aligns,
                std::optional<std::size_t> width, Kept kept) {
  std::vector<GridRow> safe(rows.begin(), rows.end());
  for (auto& row : safe)
    for (auto& text : row) text = safe_for_terminal(text);
  const auto widths = widths_of(safe);
  for (const auto& row : safe) {
    auto line = beginning_of(row, widths, aligns);
    const auto last = line.size();
    if (!row.empty()) line += row.back();
    line.resize(line.find_last_not_of(' ') + 1);
    out << (width ? cut(line, std::min(last, line.size()), *width, kept) : line) << '\n';
  }
}

}  // namespace render
