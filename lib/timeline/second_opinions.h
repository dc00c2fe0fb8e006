#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "evtx/chunk.h"
#include "evtx/compare.h"
#include "evtx/error.h"
#include "evtx/reader.h"
#include "timeline/checked_templates.h"
#include "timeline/event_list.h"
#include "timeline/pool.h"

namespace timeline {

/// Which Main Mode events libevtx decodes too, as a second opinion.
enum class Crosscheck {
  off,
  /// Of each log, the first of each template that libevtx can read, see `TemplateKey`, and each
  /// that may not be what was written.
  first,
  all,
};

/// Whether a second opinion is asked for on an event whatever others of its template have had one:
/// it was recovered, or it is under a wrong checksum.
bool is_suspect(const PackedEvent& event);

/// libevtx's opinion of one event.
struct Opinion {
  std::size_t event = 0;  ///< which of its batch
  std::optional<evtx::Difference> difference{};
  std::optional<evtx::Error> obstacle{};  ///< why there is none: libevtx cannot read the record
};

/// Has libevtx decode events of a batch too, chunk by chunk.
class SecondOpinions {
 public:
  /// All must outlive it. `libevtx` is empty only where nothing is to be checked.
  SecondOpinions(Crosscheck crosscheck, const evtx::Reader& libevtx,
                 const CheckedTemplates& checked, const Pools& pools)
      : crosscheck_(crosscheck), libevtx_(libevtx), checked_(checked), pools_(pools) {}

  /// Of the events of a chunk, which are those of the batch from `begin` on: in the order of their
  /// places, of each suspect one and of as many others as wanted.
  std::vector<Opinion> of(const evtx::Chunk& chunk, const PackedBatch& batch, std::size_t begin);

 private:
  using Indices = std::vector<std::size_t>;  // of events in the batch
  struct Choice {
    Indices now{};
    Indices later{};  // if libevtx cannot read those before
  };

  [[nodiscard]] bool wants_each(const PackedEvent& event) const;
  [[nodiscard]] bool is_done(const TemplateKey& key) const;
  [[nodiscard]] Indices waiting(const PackedBatch& batch, std::size_t begin) const;
  [[nodiscard]] Choice choice(const PackedBatch& batch, const Indices& waiting) const;
  [[nodiscard]] std::vector<Opinion> asked(const evtx::Chunk& chunk, const PackedBatch& batch,
                                           const Indices& chosen) const;

  Crosscheck crosscheck_;
  const evtx::Reader& libevtx_;
  const CheckedTemplates& checked_;
  const Pools& pools_;
  CheckedTemplates here_{};  // in this batch, which nobody else knows yet
};

}  // namespace timeline
