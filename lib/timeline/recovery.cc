#include "timeline/recovery.h"

#include <utility>
#include <variant>

#include "evtx/slack.h"

namespace timeline {

std::vector<evtx::Record> recovered_records(const evtx::Chunk& chunk,
                                            std::span<const evtx::Frame> live,
                                            const evtx::Reader& read) {
  std::vector<evtx::Record> records;
  for (auto& result : read(chunk, evtx::frames_in_slack(chunk, live))) {
    auto* record = std::get_if<evtx::Record>(&result);
    if (record == nullptr || !evtx::makes_sense(*record, live)) continue;
    record->state = evtx::RecordState::recovered;
    records.push_back(std::move(*record));
  }
  return records;
}

}  // namespace timeline
