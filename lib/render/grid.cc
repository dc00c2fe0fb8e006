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

std::string line_of(const GridRow& row, const std::vector<std::size_t>& widths,
                    std::span<const Align> aligns) {
  std::string line;
  for (std::size_t i = 0; i + 1 < row.size(); ++i) {
    const std::string blanks(widths[i] - display_width(row[i]), ' ');
    const auto align = aligns[std::min(i, aligns.size() - 1)];
    line += align == Align::right ? blanks + row[i] : row[i] + blanks;
    line.append(kColumnGap, ' ');
  }
  if (!row.empty()) line += row.back();
  line.resize(line.find_last_not_of(' ') + 1);
  return line;
}

}  // namespace

void write_grid(std::ostream& out, std::span<const GridRow> rows, Align align,
                std::optional<std::size_t> width) {
  write_grid(out, rows, std::span(&align, 1), width);
}

void write_grid(std::ostream& out, std::span<const GridRow> rows, std::span<const Align> aligns,
                std::optional<std::size_t> width) {
  std::vector<GridRow> safe(rows.begin(), rows.end());
  for (auto& row : safe)
    for (auto& text : row) text = safe_for_terminal(text);
  const auto widths = widths_of(safe);
  for (const auto& row : safe) {
    const auto line = line_of(row, widths, aligns);
    out << (width ? cut_to_width(line, *width) : line) << '\n';
  }
}

}  // namespace render
