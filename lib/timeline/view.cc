#include "timeline/view.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace timeline {

using evtx::Ticks;

namespace {

bool agree(std::uint32_t a, std::uint32_t b) { return a == 0 || b == 0 || a == b; }

}  // namespace

bool are_mirrored(const View& a, const View& b) {
  const bool are_opposite = a.part == Part::unknown || b.part == Part::unknown || a.part != b.part;
  if (!are_opposite) return false;
  for (std::size_t i = 0; i < a.agreed.size(); ++i)
    if (!agree(a.agreed[i], b.agreed[i])) return false;
  return agree(a.local_port, b.remote_port) && agree(a.remote_port, b.local_port) &&
         (a.cookie == 0 || b.cookie == 0 || a.cookie == b.cookie);
}

ViewRow row_of(std::span<const View> views, ViewMoment moment) {
  ViewRow row;
  for (const auto& view : views)
    if (view.*moment) row.push_back(&view);
  std::ranges::sort(row, [moment](const View* a, const View* b) {
    return std::pair(a->*moment, a->subject) < std::pair(b->*moment, b->subject);
  });
  return row;
}

NearestViews::NearestViews(const ViewRow& row, ViewMoment which, Ticks reach)
    : row_(row), which_(which), reach_(reach) {}

void NearestViews::move_to(evtx::Timestamp middle) {
  middle_ = middle;
  while (behind_ < std::ssize(row_) && moment(behind_) < middle) ++behind_;
  first_ = next_ = behind_;
}

const View* NearestViews::next() {
  const auto before = first_ > 0 ? distance(first_ - 1) : Ticks::max();
  const auto behind = next_ < std::ssize(row_) ? distance(next_) : Ticks::max();
  if (std::min(before, behind) > reach_) return nullptr;
  return before < behind ? at(--first_) : at(next_++);
}

Ticks NearestViews::distance(std::ptrdiff_t index) const {
  return std::chrono::abs(moment(index) - middle_);
}

}  // namespace timeline
