#include "timeline/wording.h"

#include <fmt/format.h>

#include "timeline/time_unit.h"

namespace timeline {
namespace {

using std::chrono::seconds;

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
  auto unit = kTimeUnits.rbegin();
  while (rest < unit->seconds) ++unit;
  auto text = fmt::format("{} {}", rest / unit->seconds, unit->name);
  rest %= unit->seconds;
  if (unit + 1 == kTimeUnits.rend()) return text;
  const auto& next = *(unit + 1);
  return rest < next.seconds ? text : text + fmt::format(" {} {}", rest / next.seconds, next.name);
}

std::string counted(std::uint64_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string records_in_words(std::string_view first, std::string_view last) {
  return first == last ? fmt::format("record {}", first)
                       : fmt::format("records {} to {}", first, last);
}

std::string records_in_words(std::uint64_t first, std::uint64_t last) {
  return records_in_words(fmt::to_string(first), fmt::to_string(last));
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
