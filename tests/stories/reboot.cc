#include "evtx_writer/log.h"
#include "stories/context.h"
#include "stories/main_mode.h"
#include "stories/story.h"

namespace stories {

// A host restarts while an SA is up, and counts SAs from 1 again: the ids 1 and 2 are each used by
// an SA before and by one after.
std::vector<std::byte> reboot() {
  const Negotiation branch{.remote_address = "198.51.100.7"};
  const Negotiation roaming{.remote_address = "203.0.113.45", .role = "%%8206"};
  evtx_writer::Log log;
  const auto add = [&](const Event& event) { log.add(event, evtx_writer::Form::today); };
  add(established("2026-09-08T05:00:00Z", 4001, branch, 1));
  add(established("2026-09-08T05:10:00Z", 4002, roaming, 2));
  add(ended("2026-09-08T06:00:00.5Z", 4003, roaming, 2));
  add(logging_stopped("2026-09-08T07:00:00Z", 4004));
  add(system_started("2026-09-08T07:02:10Z", 4005));
  add(established("2026-09-08T07:03:00Z", 4006, branch, 1));
  add(established("2026-09-08T07:05:00Z", 4007, roaming, 2));
  add(logoff("2026-09-08T09:00:00Z", 4008));
  add(ended("2026-09-08T15:02:30Z", 4009, branch, 1));
  add(ended("2026-09-08T16:00:00Z", 4010, roaming, 2));
  return log.bytes();
}

}  // namespace stories
