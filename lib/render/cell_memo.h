#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "render/padded_text.h"

namespace render {

/// Remembers cells by the bytes they are made of: events have the same few again and again. Long
/// ones, which few events have, are made each time.
class CellMemo {
 public:
  /// All that a cell is made of: another key, another cell.
  using Key = std::array<std::uint64_t, 3>;

  /// The cell of this key; `make(cell)` makes one that is not remembered. Valid until the next one
  /// is asked for.
  template <class Make>
  const PaddedText& of(const Key& key, const Make& make) {
    auto& [is_known, known, cell] = entries_[place_of(key)];
    if (is_known && known == key) return cell;
    make(made_);
    if (made_.size() > kLongest) return made_;
    is_known = false;  // should copying it throw
    cell = made_;
    known = key;
    is_known = true;
    return cell;
  }

 private:
  struct Entry {
    bool is_known = false;
    Key key{};
    PaddedText cell{};
  };

  static constexpr unsigned kBits = 6;
  static constexpr std::size_t kLongest = 1024;

  // Fibonacci hashing: the upper bits of the product depend on all of the number.
  static std::size_t place_of(const Key& key) {
    const auto number = key[0] ^ key[1] * 3 ^ key[2] * 5;
    return number * 0x9e3779b97f4a7c15ULL >> (64 - kBits);
  }

  std::array<Entry, std::size_t{1} << kBits> entries_{};
  PaddedText made_{};  // the last one that was not remembered
};

}  // namespace render
