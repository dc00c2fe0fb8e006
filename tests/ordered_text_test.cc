#include "render/ordered_text.h"

#include <sstream>
#include <stdexcept>
#include <string>

#include "testing.h"

namespace {

void write_numbers(std::size_t first, std::size_t last, std::ostream& out) {
  for (auto i = first; i < last; ++i) out << i << '\n';
}

std::string numbers(std::size_t count, std::size_t threads) {
  std::ostringstream out;
  render::write_in_order(out, count, threads, write_numbers);
  return out.str();
}

}  // namespace

TEST_CASE("rows come in their order, whoever wrote them") {
  const std::size_t count = GENERATE(0U, 1U, 511U, 512U, 513U, 10'000U);
  CAPTURE(count);
  std::ostringstream expected;
  write_numbers(0, count, expected);
  CHECK(numbers(count, 1) == expected.str());
  CHECK(numbers(count, 2) == expected.str());
  CHECK(numbers(count, 16) == expected.str());
}

TEST_CASE("what goes wrong with a row is told to who asked for it") {
  std::ostringstream out;
  const auto fail_later = [](std::size_t first, std::size_t last, std::ostream& block) {
    if (first > 2000) throw std::runtime_error("disk full");
    write_numbers(first, last, block);
  };
  CHECK_THROWS_WITH(render::write_in_order(out, 10'000, 4, fail_later), "disk full");
  CHECK(out.str().starts_with("0\n1\n"));
}
