#include "render/bar_chart.h"

#include "testing.h"

using render::bar_chart;
using Lines = std::vector<std::string>;

TEST_CASE("the largest value fills the height, the others their share") {
  CHECK(bar_chart(std::vector<std::uint64_t>{0, 1, 4, 8}, 1) == Lines{" ▁▄█"});
  CHECK(bar_chart(std::vector<std::uint64_t>{2, 8, 6, 4}, 2) == Lines{" █▄ ", "▄███"});
}

TEST_CASE("what is there is seen, however small, and nothing is blank") {
  CHECK(bar_chart(std::vector<std::uint64_t>{1, ~std::uint64_t{0}}, 1) == Lines{"▁█"});
  CHECK(bar_chart(std::vector<std::uint64_t>{0, 0}, 1) == Lines{"  "});
  CHECK(bar_chart(std::vector<std::uint64_t>{}, 2) == Lines{"", ""});
}
