#pragma once

#include <cstdint>

namespace bench {

/// A number that looks like chance and is always the same for the same `number` (splitmix64).
constexpr std::uint64_t scatter(std::uint64_t number) {
  number += 0x9e3779b97f4a7c15;
  number = (number ^ (number >> 30U)) * 0xbf58476d1ce4e5b9;
  number = (number ^ (number >> 27U)) * 0x94d049bb133111eb;
  return number ^ (number >> 31U);
}

/// Numbers that look like chance, one after the other.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(scatter(seed)) {}

  /// From 0 to `count` - 1.
  std::uint64_t below(std::uint64_t count) { return (state_ = scatter(state_)) % count; }

 private:
  std::uint64_t state_;
};

}  // namespace bench
