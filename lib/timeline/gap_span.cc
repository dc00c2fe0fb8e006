#include "timeline/gap_span.h"

#include <algorithm>

#include "events/field.h"
#include "timeline/filter.h"
#include "timeline/gap_place.h"

namespace timeline {
namespace {

GapSpan span_between(const events::Event& row) {
  const auto behind = moment(row);
  const auto before = evtx::from_iso8601(events::field(row, "after_time"));
  if (!before || !behind) return {.to = behind};
  if (is_of_several_computers(row))
    return {.from = std::min(*before, *behind), .to = std::max(*before, *behind)};
  return *before <= *behind ? GapSpan{.from = before, .to = behind} : GapSpan{};
}

}  // namespace

GapSpan gap_span(const events::Event& row) {
  switch (gap_place(row)) {
    case GapPlace::between:
      return span_between(row);
    case GapPlace::before_all:
      return {.to = moment(row)};
    case GapPlace::behind_all:
      return {.from = moment(row)};
    case GapPlace::whole:
    case GapPlace::rows:
    case GapPlace::somewhere:
      return {};
  }
  return {};
}

}  // namespace timeline
