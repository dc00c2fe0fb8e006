#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "evtx/binxml/layout.h"

namespace evtx {

/// What records of one template have in common that one provider wrote to one channel of one
/// computer: sizes and types of the values up to the last one that tells which event it is, and the
/// bytes of provider, channel and computer. Another record that has them too differs by its event
/// id alone, for whoever asks what it is, and that is found with two comparisons of bytes.
class RecordPattern {
 public:
  /// Of a record, by the bytes of its table of values, which must be whole and outlive the pattern.
  /// Nothing if its event id is no 16-bit value.
  static std::optional<RecordPattern> of(const binxml::SystemLayout& system,
                                         std::span<const std::byte> table);

  /// True if a record of the same template is like it, by the bytes that begin with its table of
  /// values. Not if its values need more bytes.
  [[nodiscard]] bool fits(std::span<const std::byte> table) const;
  /// The event id of a record that fits.
  [[nodiscard]] std::uint16_t event_id_in(std::span<const std::byte> table) const;

 private:
  struct Part {
    std::size_t position = 0;
    std::span<const std::byte> bytes{};
  };

  void add(const Part& part);

  std::span<const std::byte> head_{};  // number of values, and their descriptors as far as needed
  std::size_t described_ = 0;          // how many bytes of values it describes
  // From the beginning of the table:
  std::size_t values_ = 0;
  std::size_t event_id_ = 0;
  std::vector<Part> parts_{};  // provider, channel and computer
};

}  // namespace evtx
