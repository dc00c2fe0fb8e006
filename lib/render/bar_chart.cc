#include "render/bar_chart.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace render {
namespace {

constexpr std::array<std::string_view, 9> kBlocks{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr std::size_t kEighths = kBlocks.size() - 1;  // of a cell

// How high a column is, in eighths of a cell.
std::size_t eighths(std::uint64_t value, std::uint64_t largest, std::size_t height) {
  if (value == 0) return 0;
  const auto share = static_cast<double>(value) / static_cast<double>(largest);
  const auto all = height * kEighths;
  return std::clamp(static_cast<std::size_t>(share * static_cast<double>(all)), std::size_t{1},
                    all);
}

}  // namespace

std::vector<std::string> bar_chart(std::span<const std::uint64_t> values, std::size_t height) {
  std::vector<std::string> lines(height);
  const auto largest = values.empty() ? 0 : *std::ranges::max_element(values);
  for (const auto value : values) {
    const auto filled = eighths(value, largest, height);
    for (std::size_t row = 0; row < height; ++row) {
      const auto below = (height - 1 - row) * kEighths;
      lines[row] += kBlocks.at(filled <= below ? 0 : std::min(filled - below, kEighths));
    }
  }
  return lines;
}

}  // namespace render
