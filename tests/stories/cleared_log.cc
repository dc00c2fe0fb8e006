#include "evtx_writer/log.h"
#include "stories/context.h"
#include "stories/main_mode.h"
#include "stories/story.h"

namespace stories {

// Somebody switches the auditing of Main Mode off, sets the clock back, and clears the log, which
// was carved from the disk with what stood before; later records are missing, and logging stops.
std::vector<std::byte> cleared_log() {
  const Negotiation branch{.remote_address = "198.51.100.7"};
  const Negotiation roaming{.remote_address = "203.0.113.45", .role = "%%8206"};
  evtx_writer::Log log;
  const auto add = [&](const Event& event) { log.add(event, evtx_writer::Form::today); };
  add(system_started("2026-11-05T19:30:00Z", 9000));
  add(established("2026-11-05T20:00:00Z", 9001, branch, 61));
  add(established("2026-11-05T20:05:00Z", 9002, roaming, 62));
  add(ended("2026-11-05T20:30:00Z", 9003, roaming, 62));
  add(audit_policy_changed("2026-11-05T21:00:00Z", 9004, "%%8448, %%8450"));
  add(time_changed("2026-11-05T20:40:00Z", 9005, "2026-11-05T21:10:00Z"));
  add(logoff("2026-11-05T20:41:00Z", 9006));
  add(log_cleared("2026-11-05T20:50:00Z", 9007, "mallory"));
  add(audit_policy_changed("2026-11-05T22:00:00Z", 9008, "%%8449, %%8451"));
  log.close_chunk();
  add(established("2026-11-05T22:05:00Z", 9014, branch, 63));
  add(logging_stopped("2026-11-05T22:10:00Z", 9015));
  add(logoff("2026-11-05T22:40:00Z", 9016));
  add(ended("2026-11-05T22:45:00Z", 9017, branch, 63));
  return log.bytes();
}

}  // namespace stories
