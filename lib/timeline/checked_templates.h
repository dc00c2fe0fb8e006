#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <tuple>

#include "timeline/event_list.h"

namespace timeline {

/// What an event has in common with others of its template: source, event id, shape, computer, and
/// by what its templates are known.
using TemplateKey =
    std::tuple<std::uint32_t, std::uint16_t, std::uint32_t, std::uint32_t, std::uint64_t>;
TemplateKey template_key(const PackedBatch& batch, std::size_t event);

/// The templates that need no other second opinion: they have had one, or libevtx could not read so
/// many of their events that it is asked no more. May be used by several threads at once.
class CheckedTemplates {
 public:
  static constexpr int kMostTries = 8;

  [[nodiscard]] bool is_done(const TemplateKey& key) const;
  /// Takes note of an opinion, or of one that libevtx does not have. False if the template was done
  /// before.
  bool add(const TemplateKey& key, bool is_missing);

 private:
  mutable std::mutex mutex_{};
  std::map<TemplateKey, int> tries_{};  // of those that are done, kMostTries
};

}  // namespace timeline
