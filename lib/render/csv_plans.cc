#include "render/csv_plans.h"

#include <functional>
#include <utility>

#include "timeline/packed_event.h"

namespace render {

const CsvPlan* CsvPlans::of(std::size_t index) {
  constexpr std::size_t kFirstTry = 4;
  constexpr std::size_t kLastTry = 8;  // those before it may have been of unusual events
  const auto& event = events_.packed(index);
  if (event.doubt != 0) return nullptr;
  auto& entry = entry_of(key_of(event));
  if (entry.plan) return &*entry.plan;
  if (entry.asked == kLastTry || ++entry.asked < kFirstTry) return nullptr;
  make(entry, index);
  return entry.plan ? &*entry.plan : nullptr;
}

// Where there are too many, those are forgotten: events that follow have others in common.
CsvPlans::Entry& CsvPlans::entry_of(const Key& key) {
  constexpr std::size_t kMostEntries = 1024;
  constexpr std::size_t kMostSize = std::size_t{1} << 20U;
  const auto known = entries_.find(key);
  if (known != entries_.end()) return known->second;
  if (entries_.size() == kMostEntries || size_ >= kMostSize) {
    entries_.clear();
    size_ = 0;
  }
  return entries_[key];
}

// Not one whose text is more than of any real event.
void CsvPlans::make(Entry& entry, std::size_t index) {
  constexpr std::size_t kMostText = std::size_t{16} << 10U;
  const auto& shape = events_.pools().shapes.shape(events_.packed(index).shape);
  auto plan = csv_plan(shape, lookup_.at(index));
  if (!plan || plan->size > kMostText) return;
  size_ += plan->size;
  entry.plan = std::move(plan);
}

CsvPlans::Key CsvPlans::key_of(const timeline::PackedEvent& event) const {
  return {.kind = std::uint64_t{event.shape} << 32U | std::uint64_t{event.event_id} << 16U |
                  std::uint64_t{event.outcome} << 8U | static_cast<std::uint64_t>(event.state),
          .common = events_.values_of(event).common};
}

std::size_t CsvPlans::Hash::operator()(const Key& key) const {
  return std::hash<std::string_view>{}(key.common) ^ std::hash<std::uint64_t>{}(key.kind);
}

}  // namespace render
