#include "timeline/collector_gaps.h"

#include <limits>

#include "timeline/gap_place.h"
#include "timeline/gap_span.h"

namespace timeline {
namespace {

constexpr auto kForEver = std::numeric_limits<std::uint64_t>::max();

// From the earliest time there is on.
std::uint64_t ticks(evtx::Timestamp time) {
  constexpr auto kSign = std::uint64_t{1} << 63U;
  return static_cast<std::uint64_t>(time.time_since_epoch().count()) ^ kSign;
}

}  // namespace

void CollectorGaps::see(const events::Event& event) {
  if (is_of_several_computers(event)) return add_gap(event);
  if (is_of_a_file(event) || (event.source == source_ && event.computer == computer_)) return;
  source_ = event.source;
  computer_ = event.computer;
  auto& file = files_[source_];
  file.computers.insert(computers_.number(computer_));
  note(file);
}

void CollectorGaps::add_gap(const events::Event& gap) {
  const auto [from, to] = gap_span(gap);
  missed_.add(from ? ticks(*from) : 0, to ? ticks(*to) : kForEver);
  auto& file = files_[gap.source];
  file.has_gap = true;
  note(file);
}

void CollectorGaps::note(File& file) {
  if (file.is_shared()) collected_.insert(file.computers.begin(), file.computers.end());
}

bool CollectorGaps::may_miss(std::string_view computer, std::optional<evtx::Timestamp> from,
                             std::optional<evtx::Timestamp> to) const {
  const auto number = computers_.known(computer);
  if (!number || !collected_.contains(*number)) return false;
  const auto first = from ? ticks(*from) + 1 : 0;
  const auto last = to ? ticks(*to) : kForEver;
  return last > first && missed_.meets(first, last - 1);
}

}  // namespace timeline
