#include "render/summary_chart.h"

#include <sstream>

#include "check_run.h"
#include "render/text.h"

using check_run::at;
using check_run::hours;
using timeline::Histogram;

namespace {

std::string chart(const Histogram& histogram, std::size_t width) {
  std::ostringstream out;
  render::write_summary_chart(out, histogram, width);
  return out.str();
}

}  // namespace

TEST_CASE("a chart shows each series that there is, as wide as there is room") {
  const Histogram histogram{.buckets = {{.start = at(hours(0)), .failed = 2},
                                        {.start = at(hours(1))},
                                        {.start = at(hours(2)), .failed = 1}}};
  CHECK(chart(histogram, 40) ==
        "  a bar is 1 hour; UTC\n"
        "  failed\n"
        "       2 │██████\n"
        "         │██████      ██████\n"
        "         └──────────────────\n"
        "          2026-03-01T00h 2026-03-01T02h\n");
}

TEST_CASE("a chart of a long time has longer bars, and says how long") {
  Histogram histogram;
  for (int i = 0; i < 1000; ++i)
    histogram.buckets.push_back({.start = at(hours(i)), .established = 1});
  const auto drawn = chart(histogram, 80);
  CHECK(drawn.starts_with("  a bar is 1 day; UTC\n  established\n      24 │"));
  std::istringstream lines(drawn);
  for (std::string line; std::getline(lines, line);) CHECK(render::display_width(line) <= 80);
}
