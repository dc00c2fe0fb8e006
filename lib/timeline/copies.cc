#include "timeline/copies.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <tuple>

#include "timeline/computers.h"
#include "timeline/gap_place.h"
#include "timeline/packed_event.h"
#include "timeline/packed_values.h"

namespace timeline {
namespace {

/// What copies have in common, and, behind it, what decides which of them counts.
struct Print {
  std::uint64_t record_id = 0;
  std::int64_t time = 0;
  std::uint32_t channel = 0;  // as the list holds it, like the next two
  std::uint32_t shape = 0;
  std::uint16_t event_id = 0;
  // What is looked up only where all of that is the same.
  std::uint32_t computer = 0;
  std::string_view file{};    // of the row of a file
  std::string_view common{};  // values, as they are held
  std::string_view own{};     // the same

  PackedState state = PackedState::live;
  std::size_t index = 0;

  auto operator<=>(const Print&) const = default;
  [[nodiscard]] auto known() const { return std::tie(record_id, time, channel, shape, event_id); }
  [[nodiscard]] auto record() const { return std::tie(computer, file, common, own); }
};

Print print_of(const PackedEvent& event, std::size_t index) {
  return {.record_id = event.record_id,
          .time = event.time,
          .channel = event.channel,
          .shape = event.shape,
          .event_id = event.event_id,
          .state = event.state,
          .index = index};
}

std::string_view own_text(const char* values, const events::Shape& shape) {
  const auto* end = values;
  for (const auto& field : shape.fields())
    if (!field.is_common) end = behind_value(end);
  return {values, static_cast<std::size_t>(end - values)};
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
  void search() {
    if (same_moment_.size() > 1) mark_copies();
    same_moment_.clear();
  }

  void mark_copies() {
    std::vector<Print> prints;
    prints.reserve(same_moment_.size());
    for (const auto index : same_moment_) prints.push_back(print_of(events_.packed(index), index));
    std::ranges::sort(prints);
    for (auto first = prints.begin(); first != prints.end();) {
      const auto last = std::find_if(
          first, prints.end(), [&](const Print& print) { return print.known() != first->known(); });
      if (last - first > 1) mark_copies({first, last});
      first = last;
    }
  }

  void mark_copies(std::span<Print> prints) {
    for (auto& print : prints) look_up(print);
    std::ranges::sort(prints);
    for (const auto* first = &prints.front(); const auto& print : prints.subspan(1)) {
      if (print.record() == first->record())
        is_copy_[print.index] = true;
      else
        first = &print;
    }
  }

  void look_up(Print& print) {
    const auto event = events_.at(print.index);
    print.computer = computers_.number(event.computer);
    print.file = is_of_a_file(event) ? event.source : std::string_view();
    const auto values = events_.values_of(events_.packed(print.index));
    print.common = values.common;
    print.own = own_text(values.own, events_.pools().shapes.shape(print.shape));
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
