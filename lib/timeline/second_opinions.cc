#include "timeline/second_opinions.h"

#include <algorithm>
#include <set>
#include <utility>
#include <variant>

#include "evtx/record_walk.h"
#include "timeline/crosscheck.h"
#include "timeline/packed_event.h"

namespace timeline {
namespace {

evtx::Frame frame_of(const PackedEvent& event, const evtx::Chunk& chunk) {
  return evtx::whole_frame(chunk.bytes.first(chunk.size), event.offset - chunk.offset).value();
}

Opinion opinion_of(std::size_t index, const events::Event& event, const evtx::ReadResult& result) {
  if (const auto* error = std::get_if<evtx::Error>(&result))
    return {.event = index, .obstacle = *error};
  return {.event = index, .difference = first_difference(event, std::get<evtx::Record>(result))};
}

}  // namespace

bool is_suspect(const PackedEvent& event) { return event.state != PackedState::live; }

std::vector<Opinion> SecondOpinions::of(const evtx::Chunk& chunk, const PackedBatch& batch,
                                        std::size_t begin) {
  if (crosscheck_ == Crosscheck::off) return {};
  std::vector<Opinion> opinions;
  auto next = choice(batch, waiting(batch, begin));
  for (; !next.now.empty(); next = choice(batch, next.later)) {
    for (auto& opinion : asked(chunk, batch, next.now)) {
      if (!wants_each(batch.events[opinion.event]))
        here_.add(template_key(batch, opinion.event), opinion.obstacle.has_value());
      opinions.push_back(std::move(opinion));
    }
  }
  std::ranges::sort(opinions, {},
                    [&](const Opinion& opinion) { return batch.events[opinion.event].offset; });
  return opinions;
}

bool SecondOpinions::wants_each(const PackedEvent& event) const {
  return crosscheck_ == Crosscheck::all || is_suspect(event);
}

bool SecondOpinions::is_done(const TemplateKey& key) const {
  return checked_.is_done(key) || here_.is_done(key);
}

SecondOpinions::Indices SecondOpinions::waiting(const PackedBatch& batch, std::size_t begin) const {
  Indices waiting;
  for (auto i = begin; i < batch.events.size(); ++i)
    if (wants_each(batch.events[i]) || !is_done(template_key(batch, i))) waiting.push_back(i);
  // A chunk's events that could only be told apart in full are packed behind the others.
  std::ranges::sort(waiting, {}, [&](std::size_t i) { return batch.events[i].offset; });
  return waiting;
}

SecondOpinions::Choice SecondOpinions::choice(const PackedBatch& batch,
                                              const Indices& waiting) const {
  Choice choice;
  std::set<TemplateKey> chosen;
  for (const auto i : waiting) {
    const auto key = template_key(batch, i);
    if (wants_each(batch.events[i])) {
      choice.now.push_back(i);
    } else if (!is_done(key)) {
      const bool is_first = chosen.insert(key).second;
      (is_first ? choice.now : choice.later).push_back(i);
    }
  }
  return choice;
}

std::vector<Opinion> SecondOpinions::asked(const evtx::Chunk& chunk, const PackedBatch& batch,
                                           const Indices& chosen) const {
  std::vector<evtx::Frame> frames;
  frames.reserve(chosen.size());
  for (const auto i : chosen) frames.push_back(frame_of(batch.events[i], chunk));
  const auto results = libevtx_(chunk, frames);
  Unpacker unpacker(pools_);
  std::vector<Opinion> opinions;
  opinions.reserve(chosen.size());
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const auto& packed = batch.events[chosen[i]];
    const auto& event = unpacker.event(packed, batch.values.data(), {});
    opinions.push_back(opinion_of(chosen[i], event, results[i]));
  }
  return opinions;
}

}  // namespace timeline
