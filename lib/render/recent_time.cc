#include "render/recent_time.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstring>

namespace render {
namespace {

constexpr std::size_t kSecond = 17;    // where the digits of the second begin in the text
constexpr std::size_t kFraction = 20;  // and those behind the point

constexpr auto kDigitPairs = [] {
  std::array<std::array<char, 2>, 100> pairs{};
  for (std::size_t i = 0; i < pairs.size(); ++i)
    pairs.at(i) = {static_cast<char>('0' + i / 10), static_cast<char>('0' + i % 10)};
  return pairs;
}();

void put_pair(char* out, std::uint32_t number) {
  std::memcpy(out, kDigitPairs[number].data(), kDigitPairs[number].size());
}

}  // namespace

char* RecentTime::write(char* out, evtx::Timestamp time) {
  if (time != last_) put(time);
  last_ = time;
  std::memcpy(out, text_.data(), text_.size());
  return out + text_.size();
}

void RecentTime::put(evtx::Timestamp time) {
  constexpr auto kTicks = static_cast<std::uint32_t>(evtx::Ticks(std::chrono::seconds(1)).count());
  if (time < minute_ || time >= minute_ + std::chrono::minutes(1)) {
    minute_ = std::chrono::floor<std::chrono::minutes>(time);
    text_ = evtx::to_characters(minute_);
  }
  const auto ticks = static_cast<std::uint32_t>((time - minute_).count());
  const auto fraction = ticks % kTicks;
  put_pair(text_.data() + kSecond, ticks / kTicks);
  put_pair(text_.data() + kFraction, fraction / 100'000);
  put_pair(text_.data() + kFraction + 2, fraction / 1000 % 100);
  put_pair(text_.data() + kFraction + 4, fraction / 10 % 100);
  text_[kFraction + 6] = static_cast<char>('0' + fraction % 10);
}

}  // namespace render
