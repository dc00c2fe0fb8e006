#include "timeline/session.h"

#include <optional>
#include <utility>

#include "timeline/both_ends.h"
#include "timeline/collector_gaps.h"
#include "timeline/confidence.h"
#include "timeline/copies.h"
#include "timeline/pairing.h"

namespace timeline {
namespace {

std::optional<evtx::Timestamp> moment_of(const EventList& events,
                                         std::optional<std::size_t> event) {
  return event ? events.moment(*event) : std::nullopt;
}

// Nothing else makes it doubtful, or an id that came up again, which a missing end would explain.
bool may_have_gap(const Session& session) {
  return session.confidence == confidence::kSure || session.confidence == confidence::kReused;
}

/// What collectors lack of the SAs of all their computers.
class CollectedSessions {
 public:
  explicit CollectedSessions(const EventList& events) : events_(events) {}

  void see(const events::Event& event) { gaps_.see(event); }
  void doubt(std::vector<Session>& sessions) {
    for (auto& session : sessions)
      if (may_have_gap(session) && has_gap(session)) session.confidence = confidence::kGap;
  }

 private:
  bool has_gap(const Session& session) {
    const auto end = session.end ? session.end : session.lost_by;
    return gaps_.may_miss(lookup_.sa_at(session.first()).computer,
                          moment_of(events_, session.start), moment_of(events_, end));
  }

  const EventList& events_;
  EventList::Lookup lookup_{events_};
  CollectorGaps gaps_{};
};

}  // namespace

std::vector<Session> sessions(const EventList& events) { return sessions(events, copies(events)); }

std::vector<Session> sessions(const EventList& events, const std::vector<bool>& is_copy) {
  Pairing pairing;
  EventList::Lookup lookup(events);
  CollectedSessions collected(events);
  for (std::size_t index = 0; index < events.size(); ++index) {
    const auto& event = lookup.sa_at(index);
    collected.see(event);
    if (!is_copy[index]) pairing.add(index, event);
  }
  auto paired = pairing.finish();
  collected.doubt(paired);
  return pairing.computers() < 2 ? paired : with_both_ends(events, std::move(paired));
}

}  // namespace timeline
