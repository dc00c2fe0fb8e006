#include "timeline/gap_place.h"

#include <fmt/format.h>

#include <string_view>

#include "events/field.h"
#include "timeline/wording.h"

namespace timeline {

GapPlace gap_place(const events::Event& row) {
  const auto has = [&](std::string_view name) { return !field(row, name).empty(); };
  if (has("rows_unreadable")) return GapPlace::rows;
  if (has("after")) return GapPlace::behind_all;
  if (has("first")) return GapPlace::between;
  if (has("last")) return GapPlace::before_all;
  return has("lost") ? GapPlace::somewhere : GapPlace::whole;
}

bool is_of_a_file(const events::Event& event) {
  if (event.kind != events::Kind::records_missing || !event.computer.empty()) return false;
  const auto place = gap_place(event);
  return place == GapPlace::whole || place == GapPlace::rows || place == GapPlace::somewhere;
}

bool is_of_several_computers(const events::Event& event) {
  return event.kind == events::Kind::records_missing && !field(event, "computers").empty();
}

bool is_of_no_computer(const events::Event& event) {
  return is_of_a_file(event) || is_of_several_computers(event);
}

std::string log_in_words(const events::Event& row) {
  if (is_of_several_computers(row))
    return fmt::format("the log of several computers ({})", row.source);
  return fmt::format("the log {} of {} ({})", row.channel, named(row.computer), row.source);
}

bool is_counted(const events::Event& row) { return !field(row, "count").empty(); }

}  // namespace timeline
