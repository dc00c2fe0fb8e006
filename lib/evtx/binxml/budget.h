#pragma once

#include <cstddef>

#include "evtx/chunk.h"
#include "evtx/error.h"

namespace evtx::binxml {

/// How much work and memory the records of one chunk may cost, in bytes and in nodes.
///
/// A template may name a value many times, and nested templates multiply that: 64 KiB could become
/// terabytes. All that real chunks hold comes to less than 1 MiB. A chunk that was cut has its
/// share of what a whole one may cost: thousands of them may stand where one would.
class Budget {
 public:
  static constexpr std::size_t kOfAChunk = std::size_t{8} << 20U;
  /// Of an element, attribute, text or place, beside its characters.
  static constexpr std::size_t kNode = 64;

  /// That of a whole chunk.
  Budget() = default;
  explicit Budget(const Chunk& chunk) : left_(kOfAChunk / kChunkSize * chunk.size) {}

  /// Throws Error where more is spent than there is.
  void spend(std::size_t cost) {
    if (cost > left_) {
      left_ = 0;
      throw Error("its chunk unfolds to more than any real one: read no further");
    }
    left_ -= cost;
  }

  [[nodiscard]] std::size_t left() const { return left_; }

 private:
  std::size_t left_ = kOfAChunk;
};

}  // namespace evtx::binxml
