#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <tuple>
#include <vector>

#include "events/event.h"
#include "evtx/chunk.h"
#include "evtx/compare.h"
#include "evtx/record.h"
#include "evtx/record_walk.h"
#include "timeline/packed_event.h"

namespace timeline {

/// Which Main Mode events libevtx decodes too, as a second opinion.
enum class Crosscheck {
  off,
  first,  ///< of each log, the first of each template: of the same id, fields and computer
  all,
};

/// What an event has in common with others of its template: source, event id, shape, computer.
using TemplateKey = std::tuple<std::uint32_t, std::uint16_t, std::uint32_t, std::uint32_t>;
TemplateKey template_key(const PackedEvent& event);

/// The templates that have had their second opinion. May be used by several threads at once.
class CheckedTemplates {
 public:
  [[nodiscard]] bool contains(const TemplateKey& key) const;
  /// False if it was there already.
  bool add(const TemplateKey& key);

 private:
  mutable std::mutex mutex_{};
  std::set<TemplateKey> keys_{};
};

/// libevtx's opinion of one event.
struct Opinion {
  std::size_t event = 0;  ///< which of its batch
  std::optional<evtx::Difference> difference{};
  bool is_missing = false;  ///< libevtx cannot read the record
};

/// Has libevtx decode the records of these frames; `events` are what was made of them, one a frame.
std::vector<Opinion> second_opinions(const evtx::Chunk& chunk, std::span<const evtx::Frame> frames,
                                     std::span<const events::Event> events);

/// The first thing that an event says otherwise than the same record as libevtx has it; nothing if
/// there is none.
std::optional<evtx::Difference> first_difference(const events::Event& native,
                                                 const evtx::Record& libevtx);

}  // namespace timeline
