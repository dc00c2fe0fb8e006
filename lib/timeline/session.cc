#include "timeline/session.h"

#include <algorithm>
#include <utility>

#include "timeline/both_ends.h"
#include "timeline/copies.h"
#include "timeline/pairing.h"

namespace timeline {

std::vector<Session> sessions(const EventList& events) { return sessions(events, copies(events)); }

std::vector<Session> sessions(const EventList& events, const std::vector<bool>& is_copy) {
  Pairing pairing;
  EventList::Lookup lookup(events);
  for (std::size_t index = 0; index < events.size(); ++index)
    if (!is_copy[index]) pairing.add(index, lookup.sa_at(index));
  auto paired = pairing.finish();
  return pairing.computers() < 2 ? paired : with_both_ends(events, std::move(paired));
}

}  // namespace timeline
