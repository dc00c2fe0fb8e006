#include "render/cell.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "testing.h"

using render::Cell;
using render::cell;

namespace {

bool is_nothing(const Cell& cell) { return std::holds_alternative<std::monostate>(cell); }

}  // namespace

TEST_CASE("seconds have as many decimals as it takes") {
  const auto [ticks, text] = GENERATE(table<std::int64_t, std::string>({{0, "0"},
                                                                        {1, "0.0000001"},
                                                                        {-1, "-0.0000001"},
                                                                        {5'000'000, "0.5"},
                                                                        {100'000'000, "10"},
                                                                        {-905'000'000, "-90.5"}}));
  CHECK(render::to_string(render::Seconds{evtx::Ticks{ticks}}) == text);
}

TEST_CASE("what is not there, or is empty, is nothing in a cell") {
  CHECK(is_nothing(cell(std::string_view{})));
  CHECK(is_nothing(cell(std::optional<std::string_view>{})));
  CHECK(is_nothing(cell(std::string{})));
  CHECK(is_nothing(cell(std::optional<std::uint32_t>{})));
  CHECK(is_nothing(cell(std::optional<evtx::Timestamp>{})));
  CHECK(is_nothing(cell(std::optional<evtx::Ticks>{})));
  CHECK(is_nothing(cell(std::vector<std::uint32_t>{})));
}

TEST_CASE("a cell looks at a text of the event and keeps one that was made for it") {
  CHECK(std::holds_alternative<std::string_view>(cell(std::string_view("Tunnel"))));
  CHECK(std::holds_alternative<std::string>(cell(std::string("made"))));
  CHECK(std::get<std::uint64_t>(cell(std::optional<std::uint32_t>(0))) == 0);
  CHECK(std::get<evtx::Timestamp>(cell(std::optional(evtx::Timestamp{}))) == evtx::Timestamp{});
}
