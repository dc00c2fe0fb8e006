#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "render/csv_plan.h"
#include "timeline/event_list.h"

namespace render {

/// The plans of the events of a list. One is made for the fourth event that it fits: it costs as
/// much as it saves of one or two. What is kept of them is a few MiB at most.
class CsvPlans {
 public:
  /// The list must outlive the plans.
  explicit CsvPlans(const timeline::EventList& events) : events_(events), lookup_(events) {}

  /// Null if there is none for this event. Valid until the next one is asked for.
  const CsvPlan* of(std::size_t index);

 private:
  /// What events have in common whose lines have one plan.
  struct Key {
    std::uint64_t kind = 0;
    std::string_view common{};  // values, as the list holds them

    bool operator==(const Key&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Key& key) const;
  };
  struct Entry {
    std::size_t asked = 0;  // as long as there is no plan
    std::optional<CsvPlan> plan{};
  };

  // Bytes of text: of all plans, and of one.
  static constexpr std::size_t kMostSize = std::size_t{1} << 20U;
  static constexpr std::size_t kMostOfPlan = std::size_t{16} << 10U;

  [[nodiscard]] Key key_of(const timeline::PackedEvent& event) const;
  Entry& entry_of(const Key& key);
  void make_room();
  void make(Entry& entry, std::size_t index);

  const timeline::EventList& events_;
  timeline::EventList::Lookup lookup_;
  std::unordered_map<Key, Entry, Hash> entries_{};
  std::size_t size_ = 0;  // of the plans' texts
};

}  // namespace render
