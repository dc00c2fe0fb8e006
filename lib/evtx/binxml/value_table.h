#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "evtx/binxml/value.h"
#include "evtx/cursor.h"

namespace evtx::binxml {

/// The values of a template instance, in the order of their indices:
///
///     u32          number of values
///     u16 u8 u8    of each: size, type, 0
///                  the values
///
/// Only where they end is worked out: most are never looked at.
class ValueTable {
 public:
  /// Takes the table from the front of the cursor, in place of what it had. The cursor's bytes must
  /// outlive the table. Throws Error if they are too few.
  void read(Cursor& cursor);

  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  /// The value of an index below `size()`.
  [[nodiscard]] Value operator[](std::size_t index) const {
    const std::size_t end = ends_[index];
    const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
    return {.type = std::to_integer<std::uint8_t>(descriptors_[index * kDescriptorSize + 2]),
            .bytes = values_.subspan(begin, end - begin),
            .offset = offset_ + begin};
  }
  /// Values that stand one behind the other, by index; `end` is behind the last.
  struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  struct Raw {
    std::span<const std::byte> descriptors{};
    std::span<const std::byte> values{};
  };
  /// Their bytes: of other types, sizes or values are others. `end` is at most `size()`.
  [[nodiscard]] Raw raw(const Stretch& stretch) const {
    const auto& [begin, end] = stretch;
    const std::size_t first = begin == 0 ? 0 : ends_[begin - 1];
    const std::size_t behind = end == 0 ? 0 : ends_[end - 1];
    return {.descriptors =
                descriptors_.subspan(begin * kDescriptorSize, (end - begin) * kDescriptorSize),
            .values = values_.subspan(first, behind - first)};
  }
  /// How many bytes all values have.
  [[nodiscard]] std::size_t byte_size() const { return values_.size(); }

 private:
  static constexpr std::size_t kDescriptorSize = 4;

  std::span<const std::byte> descriptors_{};
  std::span<const std::byte> values_{};
  std::uint64_t offset_ = 0;           // of the values, in the file
  std::vector<std::uint32_t> ends_{};  // of each value, in values_; keeps its room
};

}  // namespace evtx::binxml
