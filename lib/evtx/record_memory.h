#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

#include "evtx/binxml/layout.h"
#include "evtx/record_pattern.h"

namespace evtx {

/// What was decided of records of one template, by event id, provider, channel and computer: enough
/// to tell most records of a log, which are like one before, by a few of their bytes.
class RecordMemory {
 public:
  /// Remembers what was decided of a record, by the bytes of its table of values: they must be
  /// whole and outlive the memory. It takes in no more than real logs need: few providers,
  /// channels and computers, and of event ids that are alike in their lower byte the last one.
  void remember(const binxml::SystemLayout& system, std::span<const std::byte> table,
                bool decision);

  /// What was decided of one like it. Null if there was none, or the table is not whole.
  [[nodiscard]] const bool* recall(std::span<const std::byte> table) const;

 private:
  struct Decision {
    std::uint16_t event_id = 0;
    bool is_made = false;
    bool decision = false;
  };
  struct Kind {
    RecordPattern pattern;
    std::array<Decision, 256> decisions{};  // by the lower byte of the event id

    [[nodiscard]] const bool* decision_on(std::uint16_t event_id) const;
  };
  static constexpr std::size_t kMostKinds = 8;

  std::vector<Kind> kinds_{};
};

/// The memories of the templates that chunks have in common. The chunks must outlive them.
class RecordMemories {
 public:
  /// That of the template with this layout, good as long as this object; null where there are more
  /// templates than real logs have.
  RecordMemory* of(const std::shared_ptr<const binxml::Layout>& layout);

 private:
  static constexpr std::size_t kMostTemplates = 256;

  std::unordered_map<std::shared_ptr<const binxml::Layout>, RecordMemory> memories_{};
};

}  // namespace evtx
