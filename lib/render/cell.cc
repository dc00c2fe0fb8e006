#include "render/cell.h"

#include <fmt/format.h>

#include <chrono>
#include <string>
#include <utility>

namespace render {

std::string to_string(Seconds seconds) {
  constexpr auto kSecond = evtx::Ticks(std::chrono::seconds(1)).count();
  const auto ticks = std::chrono::abs(seconds.ticks).count();
  auto text = fmt::format("{}{}.{:07}", seconds.ticks.count() < 0 ? "-" : "", ticks / kSecond,
                          ticks % kSecond);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

Cell cell(std::string_view text) { return text.empty() ? Cell{} : Cell{text}; }

Cell cell(std::optional<std::string_view> text) { return cell(text.value_or("")); }

Cell cell(std::string&& made) { return made.empty() ? Cell{} : Cell{std::move(made)}; }

Cell cell(std::optional<std::uint32_t> number) {
  return number ? Cell{std::uint64_t{*number}} : Cell{};
}

Cell cell(const std::vector<std::uint32_t>& numbers) {
  return numbers.empty() ? Cell{} : Cell{Numbers{numbers}};
}

Cell cell(std::optional<evtx::Ticks> span) { return span ? Cell{Seconds{*span}} : Cell{}; }

Cell cell(std::optional<evtx::Timestamp> time) { return time ? Cell{*time} : Cell{}; }

}  // namespace render
