#include "evtx/record_memory.h"

#include <algorithm>

namespace evtx {

void RecordMemory::remember(const binxml::SystemLayout& system, std::span<const std::byte> table,
                            bool decision) {
  auto kind = std::ranges::find_if(
      kinds_, [&](const Kind& one) { return one.pattern.event_id_in(table).has_value(); });
  if (kind == kinds_.end()) {
    auto pattern = kinds_.size() < kMostKinds ? RecordPattern::of(system, table) : std::nullopt;
    if (!pattern) return;
    kind = kinds_.insert(kinds_.end(), {.pattern = std::move(*pattern)});
  }
  const auto event_id = *kind->pattern.event_id_in(table);
  if (kind->decisions.size() < kMostDecisions && !kind->decision_on(event_id))
    kind->decisions.emplace_back(event_id, decision);
}

std::optional<bool> RecordMemory::recall(std::span<const std::byte> table) const {
  for (const auto& kind : kinds_)
    if (const auto event_id = kind.pattern.event_id_in(table)) return kind.decision_on(*event_id);
  return std::nullopt;
}

std::optional<bool> RecordMemory::Kind::decision_on(std::uint16_t event_id) const {
  const auto known = std::ranges::find(decisions, event_id, &std::pair<std::uint16_t, bool>::first);
  return known == decisions.end() ? std::nullopt : std::optional(known->second);
}

}  // namespace evtx
