#include "timeline/disturbance.h"

#include <chrono>

#include "events/audit_policy.h"
#include "events/time_step.h"
#include "evtx/timestamp.h"

namespace timeline {
namespace {

// Time services correct a clock by less than that all the time.
constexpr evtx::Ticks kNoticeable = std::chrono::seconds(1);

bool is_noticeable(const events::Event& time_change) {
  const auto step = events::time_step(time_change);
  return !step || step->size() >= kNoticeable;
}

}  // namespace

Disturbance disturbance(const events::Event& event) {
  using enum events::Kind;
  const bool is_gap = event.kind == records_missing || event.kind == log_cleared ||
                      event.kind == logging_stopped ||
                      events::ipsec_subcategory(event) == "IPsec Main Mode";
  if (is_gap) return Disturbance::gap;
  return event.kind == time_changed && is_noticeable(event) ? Disturbance::clock
                                                            : Disturbance::none;
}

}  // namespace timeline
