#pragma once

#include <cstdint>
#include <mutex>
#include <set>
#include <tuple>

#include "timeline/packed_event.h"

namespace timeline {

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

}  // namespace timeline
