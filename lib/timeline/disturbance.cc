#include "timeline/disturbance.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string_view>

#include "events/any_case.h"
#include "evtx/timestamp.h"

namespace timeline {
namespace {

// AuditPolicy's {0CCE9218-69AE-11D9-BED3-505054503030}: IPsec Main Mode.
constexpr std::string_view kMainModeAuditing = "0cce9218-69ae-11d9-bed3-505054503030";
// Time services correct a clock by less than that all the time.
constexpr evtx::Ticks kNoticeable = std::chrono::seconds(1);

std::string_view field(const events::Event& event, std::string_view name) {
  const auto found = std::ranges::find(event.raw, name, &events::FieldView::name);
  return found == event.raw.end() ? std::string_view{} : found->value;
}

bool is_of_main_mode(const events::Event& policy_change) {
  auto guid = field(policy_change, "SubcategoryGuid");
  if (guid.starts_with('{')) guid.remove_prefix(1);
  if (guid.ends_with('}')) guid.remove_suffix(1);
  return events::same_in_any_case(guid, kMainModeAuditing);
}

bool is_noticeable(const events::Event& time_change) {
  const auto before = evtx::from_iso8601(field(time_change, "PreviousTime"));
  const auto after = evtx::from_iso8601(field(time_change, "NewTime"));
  return !before || !after || std::chrono::abs(*after - *before) >= kNoticeable;
}

}  // namespace

Disturbance disturbance(const events::Event& event) {
  using enum events::Kind;
  const bool is_gap = event.kind == records_missing || event.kind == log_cleared ||
                      event.kind == logging_stopped ||
                      (event.kind == audit_policy_changed && is_of_main_mode(event));
  if (is_gap) return Disturbance::gap;
  return event.kind == time_changed && is_noticeable(event) ? Disturbance::clock
                                                            : Disturbance::none;
}

}  // namespace timeline
