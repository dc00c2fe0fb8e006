#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <vector>

#include "evtx/chunk.h"
#include "evtx/compare.h"
#include "timeline/checked_templates.h"
#include "timeline/event_list.h"
#include "timeline/pool.h"

namespace timeline {

/// Which Main Mode events libevtx decodes too, as a second opinion.
enum class Crosscheck {
  off,
  first,  ///< of each log, the first of each template: of the same id, fields and computer
  all,
};

/// libevtx's opinion of one event.
struct Opinion {
  std::size_t event = 0;  ///< which of its batch
  std::optional<evtx::Difference> difference{};
  bool is_missing = false;  ///< libevtx cannot read the record
};

/// Has libevtx decode events of a batch too, chunk by chunk.
class SecondOpinions {
 public:
  /// All must outlive it.
  SecondOpinions(Crosscheck crosscheck, const CheckedTemplates& checked, const Pools& pools)
      : crosscheck_(crosscheck), checked_(checked), pools_(pools) {}

  /// Of the events of a chunk, which are those of the batch from `begin` on: in their order, of
  /// each recovered one and of as many others as wanted.
  std::vector<Opinion> of(const evtx::Chunk& chunk, const PackedBatch& batch, std::size_t begin);

 private:
  bool wants(const PackedEvent& event);
  std::vector<Opinion> asked(const evtx::Chunk& chunk, const PackedBatch& batch,
                             std::span<const std::size_t> chosen) const;

  Crosscheck crosscheck_;
  const CheckedTemplates& checked_;
  const Pools& pools_;
  std::set<TemplateKey> chosen_{};  // of which an event was chosen here
};

}  // namespace timeline
