#include "render/ordered_text.h"

#include <atomic>
#include <new>
#include <sstream>
#include <stdexcept>
#include <string>

#include "testing.h"

namespace {

render::WriteRow numbers_to(std::ostream& out) {
  return [&out](std::size_t row) { out << row << '\n'; };
}

// Every third row is longer than a block may be.
render::WriteRow long_rows_to(std::ostream& out) {
  return [&out](std::size_t row) { out << row << std::string(row % 3 == 0 ? 300'000 : 1, 'x'); };
}

std::string text(std::size_t count, std::size_t threads, const render::RowWriterTo& writer_to) {
  std::ostringstream out;
  render::write_in_order(out, count, threads, writer_to);
  return out.str();
}

// As the buffer of a stream does where memory ends.
class FullBuffer : public std::stringbuf {
 protected:
  int_type overflow(int_type /*next*/) override { throw std::bad_alloc(); }
};

}  // namespace

TEST_CASE("a writer is made for each block that may be on its way, not for each block") {
  std::atomic<int> writers = 0;
  const auto counted = [&](std::ostream& out) {
    ++writers;
    return numbers_to(out);
  };
  text(20'000, 2, counted);
  CHECK(writers <= 4);  // two a thread
}

TEST_CASE("rows come in their order, whoever made them") {
  const std::size_t count = GENERATE(0U, 1U, 255U, 256U, 257U, 10'000U);
  CAPTURE(count);
  std::ostringstream expected;
  const auto write = numbers_to(expected);
  for (std::size_t row = 0; row < count; ++row) write(row);
  CHECK(text(count, 1, numbers_to) == expected.str());
  CHECK(text(count, 2, numbers_to) == expected.str());
  CHECK(text(count, 16, numbers_to) == expected.str());
}

TEST_CASE("rows come in their order, however long they are") {
  CHECK(text(600, 1, long_rows_to) == text(600, 4, long_rows_to));
}

TEST_CASE("what goes wrong with a row is told to who asked for it") {
  std::ostringstream out;
  const auto fail_later = [](std::ostream& part) -> render::WriteRow {
    return [&part](std::size_t row) {
      if (row > 5000) throw std::runtime_error("disk full");  // far behind what is on its way
      part << row << '\n';
    };
  };
  CHECK_THROWS_WITH(render::write_in_order(out, 10'000, 4, fail_later), "disk full");
  CHECK(out.str().starts_with("0\n1\n"));
}

TEST_CASE("rows for which there is no memory are not left out") {
  std::ostringstream out;
  FullBuffer full;
  const auto out_of_memory = [&](std::ostream& part) -> render::WriteRow {
    return [&](std::size_t row) {
      auto* const buffer = part.std::ios::rdbuf(row == 1000 ? &full : part.std::ios::rdbuf());
      part << row << '\n';
      part.std::ios::rdbuf(buffer);
    };
  };
  CHECK_THROWS_AS(render::write_in_order(out, 2000, 4, out_of_memory), std::bad_alloc);
}
