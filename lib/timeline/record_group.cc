#include "timeline/record_group.h"

#include <optional>
#include <string_view>

#include "events/decode.h"
#include "events/guid.h"
#include "evtx/binxml/filling.h"
#include "evtx/binxml/value.h"

namespace timeline {
namespace {

using events::Provider;
using evtx::binxml::SystemLayout;

// `is_by(provider)` says whether that one logged it.
template <class IsBy>
Origin origin(std::uint64_t event_id, bool has_context, const IsBy& is_by) {
  const bool is_audit = is_by(Provider::audit);
  if (is_audit && events::is_main_mode(event_id)) return {Group::main_mode, is_audit};
  const auto provider = has_context ? events::context_provider(event_id) : std::nullopt;
  return {provider && is_by(*provider) ? Group::context : Group::none, is_audit};
}

}  // namespace

Origin Grouping::of(const evtx::System& system) const {
  return origin(system.event_id.value_or(0), has_context_, [&](Provider provider) {
    return events::is_by(provider, system.provider_name.value_or(""),
                         system.provider_guid.value_or(""));
  });
}

Origin Grouping::of(std::uint64_t event_id, const evtx::RecordView& record) {
  return origin(event_id, has_context_, [&](Provider provider) {
    if (provider == Provider::audit) return is_by_audit(record);
    return events::is_by(provider, text_of(record.part(&SystemLayout::provider_name)),
                         text_of(record.part(&SystemLayout::provider_guid)));
  });
}

bool Grouping::is_by_audit(const evtx::RecordView& record) {
  const auto by_name = [](std::string_view name) { return events::is_audit(name, {}); };
  return is_audit_name_.of(record.system->provider_name, *record.values, by_name) ||
         has_audit_guid(record);
}

// A log has many providers, and their GUIDs as text cost more than all else.
bool Grouping::has_audit_guid(const evtx::RecordView& record) {
  const auto& place = record.system->provider_guid;
  if (const auto* index = index_at(place, *record.values)) {
    const auto value = (*record.values)[*index];
    if (value.is(evtx::binxml::Type::guid) && value.bytes.size() == sizeof(events::GuidBytes))
      return events::is_by(Provider::audit, value.bytes);
  }
  const auto by_guid = [](std::string_view guid) { return events::is_audit({}, guid); };
  return is_audit_guid_.of(place, *record.values, by_guid);
}

}  // namespace timeline
