#include "timeline/recovery.h"

#include <cstddef>
#include <utility>
#include <variant>

#include "evtx/slack.h"

namespace timeline {

RecordKey key_of(const evtx::Frame& frame) {
  const auto written = frame.written();
  return {.id = frame.id, .written = written ? written->time_since_epoch().count() : 0};
}

std::vector<RecoveredRecord> recovered_records(const evtx::Chunk& chunk,
                                               std::span<const evtx::Frame> live,
                                               const evtx::Reader& read) {
  std::vector<RecoveredRecord> records;
  const auto frames = evtx::frames_in_slack(chunk, live);
  auto results = read(chunk, frames);
  for (std::size_t i = 0; i < results.size(); ++i) {
    auto* record = std::get_if<evtx::Record>(&results[i]);
    if (record == nullptr || !evtx::makes_sense(*record, live)) continue;
    record->state = evtx::RecordState::recovered;
    records.push_back({.frame = frames[i], .record = std::move(*record)});
  }
  return records;
}

void SlackOnly::add(std::vector<RecordKey> live, std::span<const RecordKey> recovered) {
  if (!live.empty()) live_.push_back(std::move(live));
  recovered_.insert(recovered.begin(), recovered.end());
}

std::set<RecordKey> SlackOnly::take() {
  for (const auto& part : std::exchange(live_, {}))
    for (const auto& key : part) recovered_.erase(key);
  return std::exchange(recovered_, {});
}

}  // namespace timeline
