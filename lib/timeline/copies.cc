#include "timeline/copies.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <tuple>

#include "timeline/computers.h"
#include "timeline/gap_place.h"

namespace timeline {
namespace {

/// What copies have in common, and, behind it, what decides which of them counts.
struct Print {
  std::uint64_t record_id = 0;
  std::uint32_t event_id = 0;
  std::uint32_t computer = 0;
  std::size_t fields = 0;  // their hash
  evtx::RecordState state = evtx::RecordState::live;
  bool has_wrong_checksum = false;
  std::size_t index = 0;

  auto operator<=>(const Print&) const = default;
  [[nodiscard]] auto record() const { return std::tie(record_id, event_id, computer, fields); }
};

std::size_t hash_of(const events::Event& event) {
  constexpr std::size_t kOdd = 0x9e3779b97f4a7c15;
  const std::hash<std::string_view> hash;
  auto all = hash(is_of_a_file(event) ? event.source : event.channel);
  for (const auto& field : event.raw)
    for (const auto text : {field.name, field.value, field.code_units})
      all = (all ^ hash(text)) * kOdd;
  return all;
}

/// Looks for copies among events of one moment.
class CopySearch {
 public:
  explicit CopySearch(const EventList& events) : events_(events), is_copy_(events.size()) {}

  void add(std::size_t index, std::optional<evtx::Timestamp> moment) {
    if (moment != moment_) search();
    moment_ = moment;
    same_moment_.push_back(index);
  }

  std::vector<bool> finish() {
    search();
    return is_copy_;
  }

 private:
  Print print_of(std::size_t index) {
    const auto event = events_.at(index);
    return {.record_id = event.record_id,
            .event_id = event.event_id,
            .computer = computers_.number(event.computer),
            .fields = hash_of(event),
            .state = event.record_state,
            .has_wrong_checksum = event.has_wrong_checksum,
            .index = index};
  }

  void search() {
    if (same_moment_.size() > 1) mark_copies();
    same_moment_.clear();
  }

  void mark_copies() {
    std::vector<Print> prints;
    prints.reserve(same_moment_.size());
    for (const auto index : same_moment_) prints.push_back(print_of(index));
    std::ranges::sort(prints);
    for (auto first = prints.begin(), print = first + 1; print != prints.end(); ++print) {
      if (print->record() == first->record() && are_alike(first->index, print->index))
        is_copy_[print->index] = true;
      else
        first = print;
    }
  }

  // A hash may be the same by chance, or by intent.
  [[nodiscard]] bool are_alike(std::size_t a, std::size_t b) const {
    const auto one = events_.at(a);
    const auto other = events_.at(b);
    return one.time == other.time && one.channel == other.channel && one.raw == other.raw &&
           (!is_of_a_file(one) || one.source == other.source);
  }

  const EventList& events_;
  std::vector<bool> is_copy_;
  Computers computers_{};
  std::optional<evtx::Timestamp> moment_{};
  std::vector<std::size_t> same_moment_{};
};

}  // namespace

std::vector<bool> copies(const EventList& events) {
  CopySearch search(events);
  for (std::size_t index = 0; index < events.size(); ++index)
    search.add(index, events.moment(index));
  return search.finish();
}

}  // namespace timeline
