#include "timeline/sa_event.h"

#include "events/time_step.h"
#include "timeline/filter.h"

namespace timeline {
namespace {

evtx::Ticks set_back(const events::Event& event) {
  const auto step = events::time_step(event);
  return step && step->to < step->from ? step->size() : evtx::Ticks{0};
}

}  // namespace

SaEvent sa_event(std::size_t index, const events::Event& event) {
  const auto local = address_of(event.local);
  const auto remote = address_of(event.remote);
  return {.index = index,
          .moment = moment(event),
          .record_id = event.record_id,
          .offset = event.offset,
          .sa_id = event.sa_id.value_or(0),
          .local = local.value_or(Address{}),
          .remote = remote.value_or(Address{}),
          .lifetime_minutes = event.lifetime_minutes.value_or(0),
          .local_port = event.local.port.value_or(0),
          .remote_port = event.remote.port.value_or(0),
          .set_back = set_back(event),
          .kind = event.kind,
          .disturbance = disturbance(event),
          .has_sa_id = event.sa_id.has_value(),
          .has_local = local.has_value(),
          .has_remote = remote.has_value(),
          .is_recovered = event.record_state == evtx::RecordState::recovered,
          .has_wrong_checksum = event.has_wrong_checksum};
}

}  // namespace timeline
