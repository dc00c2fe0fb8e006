#include "timeline/checks/failure_sightings.h"

#include <fmt/format.h>

#include "timeline/filter.h"
#include "timeline/wording.h"

namespace timeline {

void FailureSightings::see(std::size_t place, const events::Event& event) {
  const auto at = moment(event);
  if (event.kind != events::Kind::failed || !at) return;
  const auto sorting = sorted_by(event);
  if (sorting)
    sightings_[sorting->key].push_back({.event = place, .at = *at, .what = sorting->what});
}

std::set<std::string_view> FailureSightings::kinds(Stretch stretch) {
  std::set<std::string_view> kinds;
  for (const auto& one : stretch) kinds.insert(one.what);
  return kinds;
}

std::string FailureSightings::period(Stretch stretch) {
  const auto first = stretch.front().at;
  const auto last = stretch.back().at;
  return fmt::format("within {}, from {} to {}", in_words(last - first), in_words(first),
                     in_words(last));
}

std::vector<std::size_t> FailureSightings::events_of(Stretch stretch) {
  std::vector<std::size_t> events;
  events.reserve(stretch.size());
  for (const auto& one : stretch) events.push_back(one.event);
  return events;
}

}  // namespace timeline
