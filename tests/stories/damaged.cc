#include "evtx_writer/damage.h"
#include "evtx_writer/log.h"
#include "stories/main_mode.h"
#include "stories/story.h"

namespace stories {

// Chunk by chunk: whole; changed; a broken record; unsigned; zeros; garbage, and more of it before
// the next; whole; cut.
std::vector<std::byte> damaged() {
  evtx_writer::Log log;
  std::uint64_t id = 900;
  for (int chunk = 0; chunk < 8; ++chunk) {
    for (int minute = 0; minute < 4; ++minute, ++id) {
      auto event = ended("2026-07-01T00:00:00Z", id, {}, id);
      event.time += std::chrono::hours(chunk) + std::chrono::minutes(minute);
      log.add(event, evtx_writer::Form::today);
    }
    log.close_chunk();
  }
  auto bytes = log.bytes();
  evtx_writer::make_dirty(bytes);
  evtx_writer::change_records_checksum(bytes, 1);
  evtx_writer::set_record_size(bytes, 2, 1, 0);
  evtx_writer::remove_signature(bytes, 3);
  evtx_writer::zero_chunk(bytes, 4);
  evtx_writer::fill_chunk(bytes, 5);
  evtx_writer::change_header_checksum(bytes, 6);
  evtx_writer::cut_in(bytes, 7, 3000);
  evtx_writer::insert_before(bytes, 6, 100);
  return bytes;
}

}  // namespace stories
