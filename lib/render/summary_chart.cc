#include "render/summary_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "render/bar_chart.h"
#include "timeline/wording.h"

namespace render {
namespace {

using timeline::Bucket;
using timeline::Histogram;

constexpr std::size_t kLeast = 40;     // cells a line takes
constexpr std::size_t kMargin = 10;    // for the figure at the left
constexpr std::size_t kHeight = 4;     // lines, or fewer for figures that are less
constexpr std::size_t kWidestBar = 6;  // cells

struct Series {
  std::string_view name;
  std::uint64_t Bucket::*member = nullptr;
};
constexpr std::array<Series, 4> kSeries{{{"failed", &Bucket::failed},
                                         {"established", &Bucket::established},
                                         {"ended", &Bucket::ended},
                                         {"others", &Bucket::others}}};

// The figures of a series, each as often as a bar is wide.
std::vector<std::uint64_t> figures(const Histogram& histogram, const Series& series,
                                   std::size_t bar) {
  std::vector<std::uint64_t> figures;
  for (const auto& bucket : histogram.buckets)
    figures.insert(figures.end(), bar, bucket.*series.member);
  return figures;
}

void write_series(std::ostream& out, const Series& series, std::span<const std::uint64_t> figures) {
  const auto most = *std::ranges::max_element(figures);
  if (most == 0) return;
  out << fmt::format("  {}\n", series.name);
  bool is_top = true;
  for (const auto& line : bar_chart(figures, std::min<std::size_t>(kHeight, most))) {
    const auto margin = fmt::format("{:>{}}", is_top ? fmt::to_string(most) : "", kMargin - 2);
    const auto end = line.find_last_not_of(' ');
    out << margin << " \u2502" << line.substr(0, end == std::string::npos ? 0 : end + 1) << '\n';
    is_top = false;
  }
}

std::string hour_of(evtx::Timestamp time) { return evtx::to_string(time).substr(0, 13) + "h"; }

std::string length_of(const Histogram& histogram) {
  const auto hours = static_cast<std::uint64_t>(histogram.bucket_hours);
  return hours < 24 ? timeline::counted(hours, "hour") : timeline::counted(hours / 24, "day");
}

void write_axis(std::ostream& out, const Histogram& histogram, std::size_t cells) {
  const auto first = hour_of(histogram.buckets.front().start);
  const auto last = hour_of(histogram.buckets.back().start);
  std::string line;
  for (std::size_t i = 0; i < cells; ++i) line += "\u2500";
  out << fmt::format("{:>{}}\u2514{}\n", "", kMargin - 1, line);
  const bool is_one = histogram.buckets.size() == 1;
  const auto gap = cells > first.size() + last.size() ? cells - first.size() - last.size() : 1;
  out << fmt::format("{:>{}}{}", "", kMargin, first);
  if (!is_one) out << fmt::format("{:>{}}{}", "", gap, last);
  out << '\n';
}

}  // namespace

void write_summary_chart(std::ostream& out, const Histogram& histogram, std::size_t width) {
  const auto room = std::max(width, kLeast) - kMargin;
  const auto shown = timeline::coarsened(histogram, room);
  const auto bar = std::clamp(room / shown.buckets.size(), std::size_t{1}, kWidestBar);
  out << fmt::format("  a bar is {}; UTC\n", length_of(shown));
  for (const auto& series : kSeries) write_series(out, series, figures(shown, series, bar));
  write_axis(out, shown, bar * shown.buckets.size());
}

}  // namespace render
