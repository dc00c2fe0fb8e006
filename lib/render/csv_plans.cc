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
  if (entry.asked == kLastTry) return nullptr;
  ++entry.asked;
  if (entry.asked < kFirstTry) return nullptr;
  make(entry, index);
  return entry.plan ? &*entry.plan : nullptr;
}

CsvPlans::Entry& CsvPlans::entry_of(const Key& key) {
  constexpr std::size_t kMostEntries = 1024;
  const auto known = entries_.find(key);
  if (known != entries_.end()) return known->second;
  if (entries_.size() == kMostEntries || size_ > kMostSize - kMostOfPlan) make_room();
  return entries_[key];
}

// Those that came too seldom for a plan go first, and all where that is not enough: events that
// follow have other values in common.
void CsvPlans::make_room() {
  const auto before = entries_.size();
  std::erase_if(entries_, [](const auto& entry) { return !entry.second.plan; });
  if (entries_.size() < before / 2 && size_ <= kMostSize / 2) return;
  entries_.clear();
  size_ = 0;
}

// Not one whose text is more than of any real event, or than there is room for.
void CsvPlans::make(Entry& entry, std::size_t index) {
  const auto& shape = events_.pools().shapes.shape(events_.packed(index).shape);
  auto plan = csv_plan(shape, lookup_.at(index));
  if (!plan || plan->size > kMostOfPlan || plan->size > kMostSize - size_) return;
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
