#include "evtx/record_memory.h"

#include <algorithm>
#include <utility>

namespace evtx {

void RecordMemory::remember(const binxml::SystemLayout& system, std::span<const std::byte> table,
                            bool decision) {
  auto kind =
      std::ranges::find_if(kinds_, [&](const Kind& one) { return one.pattern.fits(table); });
  if (kind == kinds_.end()) {
    auto pattern = kinds_.size() < kMostKinds ? RecordPattern::of(system, table) : std::nullopt;
    if (!pattern) return;
    kind = kinds_.insert(kinds_.end(), {.pattern = std::move(*pattern)});
  }
  const auto event_id = kind->pattern.event_id_in(table);
  kind->decisions[event_id % kind->decisions.size()] = {
      .event_id = event_id, .is_made = true, .decision = decision};
}

const bool* RecordMemory::recall(std::span<const std::byte> table) const {
  for (const auto& kind : kinds_)
    if (kind.pattern.fits(table)) return kind.decision_on(kind.pattern.event_id_in(table));
  return nullptr;
}

RecordMemory* RecordMemories::of(const std::shared_ptr<const binxml::Layout>& layout) {
  if (memories_.size() < kMostTemplates) return &memories_[layout];
  const auto known = memories_.find(layout);
  return known == memories_.end() ? nullptr : &known->second;
}

const bool* RecordMemory::Kind::decision_on(std::uint16_t event_id) const {
  const auto& known = decisions[event_id % decisions.size()];
  return known.is_made && known.event_id == event_id ? &known.decision : nullptr;
}

}  // namespace evtx
