#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "evtx/binxml/layout.h"
#include "evtx/record_pattern.h"

namespace evtx {

/// What was decided of records of one template, by event id, provider and channel: enough to tell
/// most records of a log, which are like one before, by a few of their bytes.
class RecordMemory {
 public:
  /// Remembers what was decided of a record, by the bytes of its table of values: they must be
  /// whole and outlive the memory. It forgets nothing, and takes in no more than real logs need.
  void remember(const binxml::SystemLayout& system, std::span<const std::byte> table,
                bool decision);

  /// What was decided of one like it. Nothing if there was none, or the table is not whole.
  [[nodiscard]] std::optional<bool> recall(std::span<const std::byte> table) const;

 private:
  struct Kind {
    RecordPattern pattern;
    std::vector<std::pair<std::uint16_t, bool>> decisions{};  // by event id

    [[nodiscard]] std::optional<bool> decision_on(std::uint16_t event_id) const;
  };
  static constexpr std::size_t kMostKinds = 8;
  static constexpr std::size_t kMostDecisions = 64;

  std::vector<Kind> kinds_{};
};

}  // namespace evtx
