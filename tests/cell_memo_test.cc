#include "render/cell_memo.h"

#include <string>

#include "testing.h"

namespace {

std::string text(const render::PaddedText& cell) {
  std::string room(cell.size() + render::PaddedText::kShort, '.');
  const auto* const end = cell.write(room.data());
  return {room.data(), static_cast<std::size_t>(end - room.data())};
}

}  // namespace

TEST_CASE("a padded text is written as it is, short or long") {
  render::PaddedText cell;
  CHECK(text(cell).empty());
  for (const std::size_t size : {0U, 1U, 15U, 16U, 17U, 500U, 3U}) {
    cell.assign(std::string(size, 'x'));
    CHECK(text(cell) == std::string(size, 'x'));
  }
}

TEST_CASE("a cell that is remembered is not made again") {
  render::CellMemo memo;
  int made = 0;
  const auto make = [&](render::PaddedText& cell) { cell.assign(std::to_string(++made)); };
  CHECK(text(memo.of({7, 0, 0}, make)) == "1");
  CHECK(text(memo.of({7, 0, 0}, make)) == "1");
  CHECK(text(memo.of({7, 0, 1}, make)) == "2");
}

TEST_CASE("each of many cells is its own") {
  render::CellMemo memo;
  for (int round = 0; round < 2; ++round)
    for (std::uint64_t i = 1; i < 2000; ++i) {
      const auto make = [&](render::PaddedText& cell) { cell.assign(std::to_string(i)); };
      CHECK(text(memo.of({i, i * i, 0}, make)) == std::to_string(i));
    }
}

TEST_CASE("a cell whose making throws is not taken for another") {
  render::CellMemo memo;
  memo.of({7, 0, 0}, [](render::PaddedText& cell) { cell.assign("seven"); });
  for (std::uint64_t i = 8; i < 200; ++i)
    CHECK_THROWS_AS(memo.of({i, 0, 0},
                            [](render::PaddedText& cell) {
                              cell.assign("half");
                              throw std::bad_alloc();
                            }),
                    std::bad_alloc);
  CHECK(text(memo.of({7, 0, 0}, [](render::PaddedText& cell) { cell.assign("7"); })) != "half");
}

TEST_CASE("a long cell is made each time, and does not push out a short one") {
  render::CellMemo memo;
  memo.of({7}, [](render::PaddedText& cell) { cell.assign("seven"); });
  int made = 0;
  const auto make_long = [&](render::PaddedText& cell) {
    ++made;
    cell.assign(std::string(5000, 'x'));
  };
  for (std::uint64_t i = 100; i < 300; ++i) CHECK(memo.of({i}, make_long).size() == 5000);
  CHECK(memo.of({100}, make_long).size() == 5000);
  CHECK(made == 201);
  CHECK(text(memo.of({7}, make_long)) == "seven");
}
