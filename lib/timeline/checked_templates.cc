#include "timeline/checked_templates.h"

namespace timeline {

TemplateKey template_key(const PackedEvent& event) {
  return {event.source, event.event_id, event.shape, event.computer};
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
