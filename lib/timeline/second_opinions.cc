#include "timeline/second_opinions.h"

#include <algorithm>
#include <variant>

#include "evtx/libevtx_reader.h"
#include "evtx/record_walk.h"
#include "timeline/crosscheck.h"
#include "timeline/packed_event.h"

namespace timeline {
namespace {

evtx::Frame frame_of(const PackedEvent& event, const evtx::Chunk& chunk) {
  return evtx::whole_frame(chunk.bytes.first(chunk.size), event.offset - chunk.offset).value();
}

Opinion opinion_of(std::size_t index, const events::Event& event, const evtx::ReadResult& result) {
  const auto* record = std::get_if<evtx::Record>(&result);
  if (record == nullptr) return {.event = index, .is_missing = true};
  return {.event = index, .difference = first_difference(event, *record)};
}

}  // namespace

bool SecondOpinions::wants(const PackedEvent& event) {
  if (crosscheck_ == Crosscheck::all || event.state == evtx::RecordState::recovered) return true;
  const auto key = template_key(event);
  return !checked_.contains(key) && chosen_.insert(key).second;
}

std::vector<Opinion> SecondOpinions::of(const evtx::Chunk& chunk, const PackedBatch& batch,
                                        std::size_t begin) {
  if (crosscheck_ == Crosscheck::off) return {};
  std::vector<std::size_t> chosen;
  for (auto i = begin; i < batch.events.size(); ++i)
    if (wants(batch.events[i])) chosen.push_back(i);
  // A chunk's events that could only be told apart in full are packed behind the others.
  std::ranges::sort(chosen, {}, [&](std::size_t i) { return batch.events[i].offset; });
  return asked(chunk, batch, chosen);
}

std::vector<Opinion> SecondOpinions::asked(const evtx::Chunk& chunk, const PackedBatch& batch,
                                           std::span<const std::size_t> chosen) const {
  std::vector<evtx::Frame> frames;
  frames.reserve(chosen.size());
  for (const auto i : chosen) frames.push_back(frame_of(batch.events[i], chunk));
  const auto results = evtx::read_with_libevtx(chunk, frames);
  Unpacker unpacker(pools_);
  std::vector<Opinion> opinions;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const auto& packed = batch.events[chosen[i]];
    const auto& event = unpacker.event(packed, batch.values.data() + packed.values, {});
    opinions.push_back(opinion_of(chosen[i], event, results[i]));
  }
  return opinions;
}

}  // namespace timeline
