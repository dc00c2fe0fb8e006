#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>

#include "render/csv_plan.h"
#include "timeline/event_list.h"

namespace render {

/// The plans of the events of a list. One is made for the second event that it fits: that of the
/// first costs more than it saves.
class CsvPlans {
 public:
  /// The list must outlive the plans.
  explicit CsvPlans(const timeline::EventList& events) : events_(events), lookup_(events) {}

  /// Null if there is none for this event.
  const CsvPlan* of(std::size_t index);

 private:
  /// What events have in common whose lines have one plan.
  struct Key {
    std::uint64_t kind = 0;
    std::uint32_t common = 0;

    bool operator==(const Key&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const;
  };
  struct Entry {
    std::size_t asked = 0;
    std::optional<CsvPlan> plan{};
  };

  [[nodiscard]] static Key key_of(const timeline::PackedEvent& event, const char* values);
  std::optional<CsvPlan> made(std::size_t index);

  const timeline::EventList& events_;
  timeline::EventList::Lookup lookup_;
  std::unordered_map<Key, Entry, Hash> entries_{};
};

}  // namespace render
