#include "evtx/reader.h"

#include <cstddef>
#include <utility>

#include "evtx/event_record.h"

namespace evtx {
namespace {

ReadResult record_of(const Chunk& chunk, const Frame& frame, const EventResult& event) {
  if (const auto* error = std::get_if<Error>(&event)) return *error;
  try {
    auto record = record_from(std::get<Element>(event));
    record.id = frame.id;
    record.written = frame.written();
    record.offset = chunk.offset + frame.position;
    return record;
  } catch (const Error& error) {
    return error_in(chunk, frame, error);
  }
}

}  // namespace

Error error_in(const Chunk& chunk, const Frame& frame, const Error& error) {
  return error.in_record(frame.id, chunk.offset + frame.position);
}

std::vector<ReadResult> records_from(const Chunk& chunk, std::span<const Frame> frames,
                                     const std::vector<EventResult>& events) {
  std::vector<ReadResult> records;
  records.reserve(events.size());
  for (std::size_t i = 0; i < events.size(); ++i)
    records.push_back(record_of(chunk, frames[i], events[i]));
  return records;
}

}  // namespace evtx
