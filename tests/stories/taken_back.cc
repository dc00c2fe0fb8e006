#include "evtx_writer/damage.h"
#include "evtx_writer/log.h"
#include "stories/main_mode.h"
#include "stories/story.h"

namespace stories {

std::vector<std::byte> taken_back() {
  evtx_writer::Log log;
  const Negotiation peer{.remote_address = "203.0.113.77"};
  log.add(established("2026-08-01T01:00:00Z", 40, peer, 5), evtx_writer::Form::today);
  log.add(failed("2026-08-01T02:00:00Z", 41, peer, {}), evtx_writer::Form::today);
  log.add(ended("2026-08-01T03:00:00Z", 42, peer, 5), evtx_writer::Form::today);
  log.add(established("2026-08-01T04:00:00Z", 43, peer, 6), evtx_writer::Form::today);
  log.add(logoff("2026-08-01T05:00:00Z", 44), evtx_writer::Form::today);
  log.add(ended("2026-08-01T06:00:00Z", 45, peer, 6), evtx_writer::Form::today);
  auto bytes = log.bytes();
  evtx_writer::take_back(bytes, 0, 3);
  return bytes;
}

}  // namespace stories
