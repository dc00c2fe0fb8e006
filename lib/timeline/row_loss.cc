#include "timeline/row_loss.h"

#include <fmt/format.h>

#include "events/field.h"
#include "timeline/gap_place.h"
#include "timeline/wording.h"

namespace timeline {
namespace {

std::string behind(const events::Event& row) {
  const auto after = events::field(row, "after");
  const auto count = events::field(row, "count");
  if (count.empty()) return fmt::format("what stood behind record {} could not be read", after);
  return fmt::format("of the records behind {}, {} {} missing", after, count,
                     count == "1" ? "is" : "are");
}

std::optional<std::string> between(const events::Event& row) {
  const auto unreadable = events::field(row, "unreadable");
  const auto first = events::field(row, "first");
  const auto last = events::field(row, "last");
  const auto records = records_in_words(first, last);
  const bool is_one = first == last;
  if (!unreadable.empty())
    return is_one ? fmt::format("{} could not be read", records)
                  : fmt::format("of the {}, {} could not be read", records, unreadable);
  if (events::field(row, "lost").empty()) return std::nullopt;
  return fmt::format("{} {} missing, and something was lost there", records, is_one ? "is" : "are");
}

std::optional<std::string> problem_of(const events::Event& row) {
  switch (gap_place(row)) {
    case GapPlace::whole:
      return "nothing could be read";
    case GapPlace::rows:
      return "not each row could be read";
    case GapPlace::somewhere:
      return "a part could not be read, and which records it held, if any, nobody knows";
    case GapPlace::before_all:
      return fmt::format("what stood before record {} could not be read", row.record_id);
    case GapPlace::behind_all:
      return behind(row);
    case GapPlace::between:
      return between(row);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> loss_told_by(const events::Event& row) {
  if (row.kind != events::Kind::records_missing) return std::nullopt;
  const auto problem = problem_of(row);
  if (!problem) return std::nullopt;
  return fmt::format("says of {}: {}", row.source, *problem);
}

}  // namespace timeline
