#include "render/grid.h"

#include <sstream>
#include <vector>

#include "testing.h"

namespace {

std::string grid(const std::vector<render::GridRow>& rows, render::Align align,
                 std::optional<std::size_t> width = {}) {
  std::ostringstream out;
  render::write_grid(out, rows, align, width);
  return out.str();
}

}  // namespace

TEST_CASE("columns of a grid are as wide as their widest text, and no line ends in blanks") {
  const std::vector<render::GridRow> rows{{"N", "NAME"}, {"100", "a"}, {"漢", ""}, {}};
  CHECK(grid(rows, render::Align::right) == "  N  NAME\n100  a\n 漢\n\n");
  CHECK(grid(rows, render::Align::left) == "N    NAME\n100  a\n漢\n\n");
}

TEST_CASE("lines of a grid are cut to the width, and nothing in them steers a terminal") {
  CHECK(grid({{"1", "\x1b[31mlong\n"}}, render::Align::left, 8) == "1  ␛[31…\n");
}

TEST_CASE("of a path that is too long the end is kept") {
  const std::vector<render::GridRow> rows{{"N", "SOURCE"}, {"100", "evidence/host/Security.evtx"}};
  const auto cut = [&](std::size_t width) {
    std::ostringstream out;
    render::write_grid(out, rows, render::Align::right, width, render::Kept::end_of_last);
    return out.str();
  };
  CHECK(cut(40) == "  N  SOURCE\n100  evidence/host/Security.evtx\n");
  CHECK(cut(20) == "  N  SOURCE\n100  …/Security.evtx\n");
  CHECK(cut(4) == "  N…\n100…\n");
}

TEST_CASE("each column of a grid may stand on a side of its own") {
  std::ostringstream out;
  const std::vector<render::GridRow> rows{{"NAME", "N", "M", "REST"}, {"a", "10", "200", "b"}};
  const std::vector<render::Align> aligns{render::Align::left, render::Align::right};
  render::write_grid(out, rows, aligns, {});
  CHECK(out.str() == "NAME   N    M  REST\na     10  200  b\n");
}
