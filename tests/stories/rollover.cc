#include "evtx_writer/log.h"
#include "stories/main_mode.h"
#include "stories/story.h"

namespace stories {
namespace {

const Negotiation kBranchOffice{.remote_address = "198.51.100.7", .keying_module = "%%8244"};
const Negotiation kDepot{.remote_address = "198.51.100.9", .keying_module = "%%8244"};
const Negotiation kLaptop{.remote_address = "203.0.113.45", .role = "%%8206"};

// They are the last of the archive and the first of the log that follows it.
void add_shared(evtx_writer::Log& log, evtx_writer::Form form) {
  log.add(established("2026-09-01T08:00:00Z", 3006, kDepot, 13), form);
  log.add(failed("2026-09-01T08:10:00Z", 3007, kLaptop, {}), form);
  log.add(logoff("2026-09-01T08:20:00Z", 3008), form);
}

}  // namespace

// The archive ends while two SAs are up: one came up in it alone, one in both logs. A failure is in
// both logs, too, and happened once.
std::vector<std::byte> rollover_archive() {
  evtx_writer::Log log;
  const auto add = [&](const Event& event) { log.add(event, evtx_writer::Form::saved); };
  add(logoff("2026-09-01T05:59:00Z", 3001));
  add(established("2026-09-01T06:00:00.1Z", 3002, kBranchOffice, 11));
  add(established("2026-09-01T06:30:00Z", 3003, kLaptop, 12));
  add(logoff("2026-09-01T06:45:00Z", 3004));
  add(ended("2026-09-01T07:15:30.25Z", 3005, kLaptop, 12));
  add_shared(log, evtx_writer::Form::saved);
  return log.bytes();
}

std::vector<std::byte> rollover() {
  evtx_writer::Log log;
  const auto add = [&](const Event& event) { log.add(event, evtx_writer::Form::today); };
  add_shared(log, evtx_writer::Form::today);
  add(established("2026-09-01T13:59:50Z", 3009, kBranchOffice, 14));
  add(ended("2026-09-01T14:00:00.1Z", 3010, kBranchOffice, 11));
  add(ended("2026-09-01T16:00:00Z", 3011, kDepot, 13));
  add(logoff("2026-09-01T17:00:00Z", 3012));
  return log.bytes();
}

}  // namespace stories
