#include "events/time_step.h"

#include "events/field.h"

namespace events {

std::optional<TimeStep> time_step(const Event& event) {
  if (event.kind != Kind::time_changed) return std::nullopt;
  const auto from = evtx::from_iso8601(field(event, "PreviousTime"));
  const auto to = evtx::from_iso8601(field(event, "NewTime"));
  if (!from || !to) return std::nullopt;
  return TimeStep{.from = *from, .to = *to};
}

}  // namespace events
