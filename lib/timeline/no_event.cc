#include "timeline/no_event.h"

#include "evtx/event_record.h"

namespace timeline {

std::optional<evtx::Error> doubt_if_no_event(const evtx::Element& decoded,
                                             const evtx::Location& location) {
  if (evtx::is_event(decoded)) return std::nullopt;
  return evtx::Error(
      "record has no System element: which event it is nobody knows, and commands that tell events "
      "apart count it as unreadable",
      location);
}

}  // namespace timeline
