#include "timeline/event_list.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "timeline/packed_values.h"

namespace timeline {

void EventList::add(PackedBatch&& batch) {
  if (batch.events.empty()) return;
  batch.templates = {};
  if (!batch.sources.empty()) number_sources(batch);
  batch.values.append(kReadAhead, '\0');
  batch.values.shrink_to_fit();
  batch.events.shrink_to_fit();
  for (auto& event : batch.events) event.batch = static_cast<std::uint32_t>(batches_.size());
  batches_.push_back(std::make_unique<PackedBatch>(std::move(batch)));
  for (const auto& event : batches_.back()->events) order_.push_back(&event);
}

void EventList::number_sources(PackedBatch& batch) {
  std::vector<std::uint32_t> numbers;
  numbers.reserve(batch.sources.size());
  for (const auto& name : batch.sources) {
    const auto next = static_cast<std::uint32_t>(sources_.size());
    const auto [known, is_new] = row_sources_.try_emplace(name, next);
    if (is_new) sources_.push_back(name);
    numbers.push_back(known->second);
  }
  for (auto& event : batch.events) event.source = numbers[event.source];
}

bool EventList::is_before(const PackedEvent& a, const PackedEvent& b) const {
  if (a.moment() != b.moment()) return a.moment() < b.moment();
  const auto rest = [this](const PackedEvent& event) {
    return std::tuple(pools_->texts.text(event.computer), event.record_id,
                      std::string_view(sources_[event.source]), event.offset, event.event_id);
  };
  return rest(a) < rest(b);
}

// Runs that are in order are merged two by two; one long log is one run as a rule.
void EventList::sort() {
  const auto before = [this](const PackedEvent* a, const PackedEvent* b) {
    return is_before(*a, *b);
  };
  std::vector<Order::iterator> ends{order_.begin()};
  while (ends.back() != order_.end())
    ends.push_back(std::is_sorted_until(ends.back(), order_.end(), before));
  while (ends.size() > 2) {
    std::vector<Order::iterator> merged{order_.begin()};
    for (std::size_t i = 0; i + 2 < ends.size(); i += 2) {
      std::inplace_merge(ends[i], ends[i + 1], ends[i + 2], before);
      merged.push_back(ends[i + 2]);
    }
    if (merged.back() != order_.end()) merged.push_back(order_.end());
    ends = std::move(merged);
  }
}

events::Event EventList::at(std::size_t index) const {
  Unpacker unpacker(*pools_);
  return unpacked(unpacker, index);
}

std::optional<evtx::Timestamp> EventList::moment(std::size_t index) const {
  return unpacked_time(order_.at(index)->moment());
}

const events::Event& EventList::unpacked(Unpacker& unpacker, std::size_t index) const {
  const auto& event = packed(index);
  return unpacker.event(event, batches_[event.batch]->values.data(), sources_[event.source]);
}

const events::Event& EventList::unpacked_sa(Unpacker& unpacker, std::size_t index) const {
  const auto& event = packed(index);
  return unpacker.sa(event, batches_[event.batch]->values.data(), sources_[event.source]);
}

}  // namespace timeline
