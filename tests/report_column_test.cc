#include "render/report_column.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "testing.h"

namespace {

render::ReportColumn column_of(std::string_view name, const std::vector<render::Cell>& cells) {
  render::ReportColumn column(name, "What x is.");
  for (const auto& cell : cells) column.add(cell);
  return column;
}

std::string json_of(const std::vector<render::Cell>& cells,
                    std::span<const render::ReportColumn> before = {}) {
  auto json = column_of("x", cells).json(before);
  json.pop_back();  // the line end
  return json;
}

const std::string kBegin = R"({"name":"x","meaning":"What x is.","values":)";

}  // namespace

TEST_CASE("a text that comes again is kept once, and for each row which one it is") {
  using std::literals::operator""sv;
  CHECK(json_of({"a"sv, "b"sv, "a"sv}) ==
        kBegin + R"(["a","b"],"index":{"width":1,"digits":"ABA"}})");
}

TEST_CASE("a column with one text in all rows takes no more than that") {
  using std::literals::operator""sv;
  CHECK(json_of({"a"sv, "a"sv, "a"sv}) == kBegin + R"(["a"]})");
  CHECK(json_of({{}, {}}) == kBegin + "[null]}");
}

TEST_CASE("a column in which every row has its own text has no index") {
  using std::literals::operator""sv;
  CHECK(json_of({"a"sv, {}, "b"sv}) == kBegin + R"(["a",null,"b"]})");
}

TEST_CASE("a column of many numbers keeps for each what it is more than the least, and an index") {
  std::vector<render::Cell> cells{std::uint64_t{107}};
  for (std::uint64_t number = 8; number < 108; ++number) cells.emplace_back(number);
  const auto json = json_of(cells);
  CHECK(
      json.starts_with(kBegin + R"({"kind":"number","least":"8","above":{"width":2,"digits":"Bk)"));
  CHECK(json.find(R"(,"index":{"width":2,"digits":"AAABAC)") != std::string::npos);
  CHECK(json.ends_with(R"(BjAA"}})"));
}

TEST_CASE("a column that has the index of one before it names that") {
  using std::literals::operator""sv;
  std::vector<render::ReportColumn> before;
  before.push_back(column_of("other", {"a"sv, "b"sv, "b"sv}));
  before.push_back(column_of("same", {"b"sv, {}, "b"sv}));
  before.push_back(column_of("same, too", {"b"sv, {}, "b"sv}));
  CHECK(json_of({"c"sv, "a"sv, "c"sv}, before) == kBegin + R"(["c","a"],"index":"same"})");
  CHECK(json_of({"a"sv, "a"sv, "b"sv}, before) ==
        kBegin + R"(["a","b"],"index":{"width":1,"digits":"AAB"}})");
  CHECK(json_of({"a"sv, "a"sv, "a"sv}, before) == kBegin + R"(["a"]})");
}

TEST_CASE("a column that has the many values of one before it names that") {
  std::vector<render::Cell> cells{render::Cell{}};
  for (std::uint64_t number = 1; number < 100; ++number) cells.emplace_back(number);
  std::vector<render::ReportColumn> before;
  before.push_back(column_of("same", cells));
  CHECK(json_of(cells, before) == kBegin + R"("same"})");
  cells.pop_back();
  cells.emplace_back(std::uint64_t{100});
  CHECK(json_of(cells, before) == json_of(cells));
}

TEST_CASE("no rows, no values") { CHECK(json_of({}) == kBegin + "[]}"); }

TEST_CASE("numbers, ids, lists and lengths of time are texts, as in CSV") {
  const std::array<std::uint32_t, 2> numbers{13809, 13810};
  CHECK(json_of({std::uint64_t{500}, render::Id{18446744073709551615U}, render::Numbers{numbers},
                 render::Seconds{evtx::Ticks{15'000'000}}, std::string("made")}) ==
        kBegin + R"(["500","18446744073709551615","13809|13810","1.5","made"]})");
}
