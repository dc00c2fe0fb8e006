#include "evtx/native_reader.h"

#include "evtx/binxml/event_reader.h"

namespace evtx {

std::vector<EventResult> events_natively(const Chunk& chunk, std::span<const Frame> frames) {
  binxml::EventReader reader(chunk);
  std::vector<EventResult> events;
  events.reserve(frames.size());
  for (const auto& frame : frames) {
    try {
      events.emplace_back(reader.read(frame));
    } catch (const Error& error) {
      events.emplace_back(error_in(chunk, frame, error));
    }
  }
  return events;
}

std::vector<ReadResult> read_natively(const Chunk& chunk, std::span<const Frame> frames) {
  return records_from(chunk, frames, events_natively(chunk, frames));
}

}  // namespace evtx
