#include "timeline/collector_gaps.h"

#include <cstddef>
#include <limits>

#include "timeline/gap_place.h"
#include "timeline/gap_span.h"

namespace timeline {
namespace {

constexpr std::size_t kMostNames = 2;  // of one computer
constexpr auto kForEver = std::numeric_limits<std::uint64_t>::max();

// From the earliest time there is on.
std::uint64_t ticks(evtx::Timestamp time) {
  constexpr auto kSign = std::uint64_t{1} << 63U;
  return static_cast<std::uint64_t>(time.time_since_epoch().count()) ^ kSign;
}

}  // namespace

void CollectorGaps::see(const events::Event& event) {
  if (is_of_several_computers(event)) return add_gap(event);
  if (event.computer.empty() || (event.source == source_ && event.computer == computer_)) return;
  source_ = event.source;
  computer_ = event.computer;
  add(files_[source_], computers_.number(computer_));
}

void CollectorGaps::add_gap(const events::Event& gap) {
  const auto [from, to] = gap_span(gap);
  missed_.add(from ? ticks(*from) : 0, to ? ticks(*to) : kForEver);
  mark(files_[gap.source]);
}

// Of another computer than the event before it in the file.
void CollectorGaps::add(File& file, std::uint32_t computer) {
  if (file.last == computer) return;
  file.last = computer;
  const bool is_new = file.computers.insert(computer).second;
  if (file.is_collectors) {
    if (is_new) collected_.insert(computer);
  } else if (!is_new || file.computers.size() > kMostNames) {
    mark(file);
  }
}

void CollectorGaps::mark(File& file) {
  if (!file.is_collectors) collected_.insert(file.computers.begin(), file.computers.end());
  file.is_collectors = true;
}

bool CollectorGaps::may_miss(std::string_view computer, std::optional<evtx::Timestamp> from,
                             std::optional<evtx::Timestamp> to) const {
  const auto number = computers_.known(computer);
  if (!number || !collected_.contains(*number)) return false;
  const auto begin = from ? ticks(*from) : 0;
  const auto end = to ? ticks(*to) : kForEver;
  const auto first = from ? begin + 1 : begin;
  return end > begin && missed_.meets(first, end - 1);
}

}  // namespace timeline
