#include "render/csv_plans.h"

#include "timeline/packed_event.h"
#include "timeline/packed_values.h"

namespace render {

const CsvPlan* CsvPlans::of(std::size_t index) {
  constexpr std::size_t kMostPlans = 4096;
  constexpr std::size_t kMostTries = 4;  // the event that is tried may be an unusual one
  const auto& event = events_.packed(index);
  if (event.doubt != 0) return nullptr;
  const auto key = key_of(event, events_.values_of(event));
  auto entry = entries_.find(key);
  if (entry == entries_.end()) {
    if (entries_.size() < kMostPlans) entries_.emplace(key, Entry{.asked = 1});
    return nullptr;
  }
  auto& [asked, plan] = entry->second;
  if (!plan && asked++ < kMostTries) plan = made(index);
  return plan ? &*plan : nullptr;
}

std::optional<CsvPlan> CsvPlans::made(std::size_t index) {
  const auto& shape = events_.pools().shapes.shape(events_.packed(index).shape);
  return csv_plan(shape, lookup_.at(index));
}

CsvPlans::Key CsvPlans::key_of(const timeline::PackedEvent& event, const char* values) {
  return {.kind = std::uint64_t{event.shape} << 32U | std::uint64_t{event.event_id} << 16U |
                  std::uint64_t{event.outcome} << 8U | static_cast<std::uint64_t>(event.state),
          .common = timeline::common_values(values)};
}

// Fibonacci hashing.
std::size_t CsvPlans::Hash::operator()(const Key& key) const {
  const auto mixed = (key.kind ^ std::uint64_t{key.common} << 20U) * 0x9e3779b97f4a7c15ULL;
  return mixed ^ mixed >> 32U;
}

}  // namespace render
