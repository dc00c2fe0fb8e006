#include "timeline/checked_templates.h"

namespace timeline {

TemplateKey template_key(const PackedEvent& event) {
  return {event.source, event.event_id, event.shape, event.computer};
}

bool CheckedTemplates::contains(const TemplateKey& key) const {
  const std::scoped_lock lock(mutex_);
  return keys_.contains(key);
}

bool CheckedTemplates::add(const TemplateKey& key) {
  const std::scoped_lock lock(mutex_);
  return keys_.insert(key).second;
}

}  // namespace timeline
