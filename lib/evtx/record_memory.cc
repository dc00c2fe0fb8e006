#include "evtx/record_memory.h"

#include <algorithm>

namespace evtx {

void RecordMemory::remember(const binxml::SystemLayout& system, std::span<const std::byte> table,
                            bool decision) {
  if (recall(table)) return;
  auto kind = std::ranges::find_if(
      kinds_, [&](const Kind& one) { return one.pattern.event_id_in(table).has_value(); });
  if (kind == kinds_.end()) {
    auto pattern = kinds_.size() < kMostKinds ? RecordPattern::of(system, table) : std::nullopt;
    if (!pattern) return;
    kind = kinds_.insert(kinds_.end(), {.pattern = std::move(*pattern)});
  }
  const auto event_id = *kind->pattern.event_id_in(table);
  if (kind->decisions.size() < kMostDecisions) kind->decisions.emplace_back(event_id, decision);
}

std::optional<bool> RecordMemory::recall(std::span<const std::byte> table) const {
  for (const auto& kind : kinds_) {
    const auto event_id = kind.pattern.event_id_in(table);
    if (!event_id) continue;
    for (const auto& [id, decision] : kind.decisions)
      if (id == *event_id) return decision;
    return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace evtx
