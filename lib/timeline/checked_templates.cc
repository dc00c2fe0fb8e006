#include "timeline/checked_templates.h"

namespace timeline {

TemplateKey template_key(const PackedBatch& batch, std::size_t event) {
  const auto& packed = batch.events[event];
  return {packed.source, packed.event_id, packed.shape, packed.computer, batch.templates[event]};
}

bool CheckedTemplates::is_done(const TemplateKey& key) const {
  const std::scoped_lock lock(mutex_);
  const auto known = tries_.find(key);
  return known != tries_.end() && known->second == kMostTries;
}

bool CheckedTemplates::add(const TemplateKey& key, bool is_missing) {
  const std::scoped_lock lock(mutex_);
  auto& tries = tries_[key];
  if (tries == kMostTries) return false;
  tries = is_missing ? tries + 1 : kMostTries;
  return true;
}

}  // namespace timeline
