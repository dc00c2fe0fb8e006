#include "render/report_tables.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>
#include <utility>

#include "render/column.h"
#include "render/json.h"
#include "render/packed_numbers.h"
#include "render/report_column.h"
#include "render/script_json.h"
#include "render/session_row.h"
#include "timeline/failure_reason.h"

namespace render {
namespace {

constexpr std::string_view kReason =
    "Why it failed, as summary groups it: in English where the IKE error is known, with its "
    "numbers.";
constexpr std::string_view kIsCopy =
    "yes if the same record is there already, as from a backup of the log: it is counted once, and "
    "stands in no chart.";

void write_columns(std::ostream& out, std::span<const ReportColumn> columns) {
  char separator = '[';
  for (std::size_t i = 0; i < columns.size(); ++i)
    out << std::exchange(separator, ',') << for_script(columns[i].json(columns.first(i)));
  out << ']';
}

template <class Columns>
std::vector<ReportColumn> empty_columns(const Columns& columns) {
  std::vector<ReportColumn> made;
  made.reserve(columns.size());
  for (const auto& column : columns) made.emplace_back(column.name, column.meaning);
  return made;
}

Cell reason_cell(const events::Event& event) {
  if (event.kind != events::Kind::failed && !event.failure_reason) return {};
  return timeline::reason_in_words(timeline::failure_reason(event));
}

/// The columns of the events, put together event by event.
class EventColumns {
 public:
  void add(const events::Event& event, bool is_copy) {
    auto column = columns_.begin();
    for (const auto& of_timeline : timeline_columns()) (column++)->add(of_timeline.cell(event));
    (column++)->add(reason_cell(event));
    column->add(is_copy ? Cell{std::string_view("yes")} : Cell{});
  }

  [[nodiscard]] std::span<const ReportColumn> all() const { return columns_; }

 private:
  static std::vector<ReportColumn> made() {
    auto columns = empty_columns(timeline_columns());
    columns.emplace_back("reason", kReason);
    columns.emplace_back("is_copy", kIsCopy);
    return columns;
  }

  std::vector<ReportColumn> columns_ = made();
};

std::vector<ReportColumn> columns_of_sessions(const ReportTables& tables) {
  const auto columns = session_columns();
  auto made = empty_columns(columns);
  for (std::size_t session = 0; session < tables.sessions.size(); ++session) {
    if (!tables.rows.sessions.has(session)) continue;
    const auto row = session_row(tables.events, tables.sessions, session);
    for (std::size_t i = 0; i < columns.size(); ++i) made[i].add(columns[i].cell(row));
  }
  return made;
}

// For each session that is shown one more than the row of what it names; 0 if that is nothing, or
// not shown.
std::string rows_json(const ReportTables& tables, const ShownRows& named,
                      std::optional<std::size_t> timeline::Session::*member) {
  std::vector<std::uint64_t> rows;
  rows.reserve(tables.rows.sessions.count());
  for (std::size_t i = 0; i < tables.sessions.size(); ++i) {
    if (!tables.rows.sessions.has(i)) continue;
    rows.push_back(static_cast<std::uint64_t>(named.row(tables.sessions[i].*member) + 1));
  }
  Json json;
  write_packed(json, rows);
  return json.line();
}

}  // namespace

void write_event_table(std::ostream& out, const ReportTables& tables) {
  const auto& [events, is_copy, sessions, rows] = tables;
  EventColumns columns;
  for (std::size_t i = 0; const auto& event : events) {
    if (rows.events.has(i)) columns.add(event, i < is_copy.size() && is_copy[i]);
    ++i;
  }
  ScriptObject object(out);
  object.key("count") << rows.events.count();
  write_columns(object.key("columns"), columns.all());
  object.close();
}

void write_session_table(std::ostream& out, const ReportTables& tables) {
  using timeline::Session;
  const auto& [events, sessions] = tables.rows;
  ScriptObject object(out);
  object.key("count") << sessions.count();
  object.add("start_event", rows_json(tables, events, &Session::start));
  object.add("end_event", rows_json(tables, events, &Session::end));
  object.add("lost_by", rows_json(tables, events, &Session::lost_by));
  object.add("peer", rows_json(tables, sessions, &Session::peer));
  write_columns(object.key("columns"), columns_of_sessions(tables));
  object.close();
}

}  // namespace render
