#include "evtx_writer/damage.h"
#include "evtx_writer/log.h"
#include "stories/main_mode.h"
#include "stories/story.h"

namespace stories {

// The chunk in which the second SA ends was not copied: the file ends within its header. It was
// copied while the log was open, so its header names no last record.
std::vector<std::byte> cut_short() {
  evtx_writer::Log log;
  const Negotiation peer{.remote_address = "203.0.113.88"};
  log.add(established("2026-09-01T01:00:00Z", 70, peer, 5), evtx_writer::Form::today);
  log.add(ended("2026-09-01T02:00:00Z", 71, peer, 5), evtx_writer::Form::today);
  log.add(established("2026-09-01T03:00:00Z", 72, peer, 6), evtx_writer::Form::today);
  log.close_chunk();
  log.add(ended("2026-09-01T04:00:00Z", 73, peer, 6), evtx_writer::Form::today);
  auto bytes = log.bytes();
  evtx_writer::make_dirty(bytes);
  evtx_writer::cut_in(bytes, 1, 300);
  return bytes;
}

}  // namespace stories
