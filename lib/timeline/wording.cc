#include "timeline/wording.h"

#include <fmt/format.h>

#include <array>
#include <vector>

namespace timeline {
namespace {

using std::chrono::seconds;

struct Unit {
  std::string_view name;
  std::int64_t seconds = 1;
};
constexpr std::array<Unit, 4> kUnits{{{"d", 86400}, {"h", 3600}, {"min", 60}, {"s", 1}}};
constexpr std::size_t kMostNames = 5;

std::string in_tenths(evtx::Ticks duration) {
  const auto tenths =
      std::chrono::duration_cast<std::chrono::duration<std::int64_t, std::deci>>(duration).count();
  return tenths == 0 ? "0 s" : fmt::format("0.{} s", tenths);
}

}  // namespace

std::string in_words(evtx::Timestamp time) { return evtx::to_string(time).substr(0, 19) + 'Z'; }

std::string in_words(evtx::Ticks duration) {
  if (duration < evtx::Ticks::zero()) duration = -duration;
  auto rest = std::chrono::duration_cast<seconds>(duration).count();
  if (rest == 0) return in_tenths(duration);
  std::size_t unit = 0;
  while (rest < kUnits[unit].seconds) ++unit;
  auto text = fmt::format("{} {}", rest / kUnits[unit].seconds, kUnits[unit].name);
  rest %= kUnits[unit].seconds;
  if (unit + 1 == kUnits.size()) return text;
  const auto& next = kUnits[unit + 1];
  return rest < next.seconds ? text : text + fmt::format(" {} {}", rest / next.seconds, next.name);
}

std::string counted(std::uint64_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string listed(const std::set<std::string_view>& names) {
  std::string text;
  std::size_t shown = 0;
  for (const auto name : names) {
    if (shown == kMostNames) return text + fmt::format(" and {} more", names.size() - shown);
    text.append(shown == 0 ? "" : ", ").append(name);
    ++shown;
  }
  return text;
}

std::string_view named(std::string_view computer) {
  return computer.empty() ? "a computer without a name" : computer;
}

std::string_view named_peer(std::string_view address) {
  return address.empty() ? "unnamed peers" : address;
}

}  // namespace timeline
