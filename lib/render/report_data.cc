#include "render/report_data.h"

#include <fmt/format.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <ostream>
#include <utility>
#include <variant>
#include <vector>

#include "render/column.h"
#include "render/finding_words.h"
#include "render/json.h"
#include "render/report_column.h"
#include "render/report_figures.h"
#include "render/session_row.h"

namespace render {
namespace {

void write(Json& json, const timeline::Notices& notices) {
  json.begin_object();
  json.key("count").number(notices.count());
  json.key("texts").begin_array();
  for (const auto& notice : notices.kept()) json.text(notice.what());
  json.end_array();
  json.end_object();
}

void write(Json& json, const timeline::Counts& counts) {
  json.key("bytes").number(counts.bytes);
  json.key("chunks").number(counts.chunks);
  json.key("damaged_chunks").number(counts.damaged_chunks);
  json.key("records").number(counts.records);
  json.key("main_mode").number(counts.main_mode);
  json.key("others").number(counts.others);
  json.key("unreadable").number(counts.unreadable);
  json.key("missing").number(counts.missing);
}

void write(Json& json, const timeline::Account& account, std::string_view digest) {
  json.begin_object();
  json.key("source").text(account.source);
  json.key("sha256");
  if (digest.empty()) {
    json.null();
  } else {
    json.text(digest);
  }
  write(json, account.counts);
  write(json.key("losses"), account.losses);
  write(json.key("doubts"), account.doubts);
  write(json.key("differences"), account.differences);
  json.end_object();
}

std::string read_json(const ReportData& data) {
  Json json;
  json.begin_array();
  for (std::size_t i = 0; i < data.accounts.size(); ++i)
    write(json, data.accounts[i], i < data.digests.size() ? data.digests[i] : "");
  json.end_array();
  return json.line();
}

std::string text_json(std::string_view text) {
  Json json;
  json.text(text);
  return json.line();
}

std::string messages_json(std::span<const evtx::Error> errors) {
  Json json;
  json.begin_array();
  for (const auto& error : errors) json.text(error.what());
  json.end_array();
  return json.line();
}

void write(Json& json, const ReportFigure& figure) {
  json.begin_object();
  json.key("name").text(figure.name);
  json.key("value");
  if (const auto* number = std::get_if<std::uint64_t>(&figure.value)) {
    json.number(*number);
  } else {
    json.text(std::get<std::string>(figure.value));
  }
  json.end_object();
}

std::string figures_json(const ReportData& data) {
  Json json;
  json.begin_array();
  for (const auto& figure : report_figures(data.summary)) write(json, figure);
  json.end_array();
  return json.line();
}

void write(Json& json, const timeline::Finding& finding) {
  json.begin_object();
  json.key("id").text(finding.id);
  json.key("severity").text(name(finding.severity));
  json.key("statement").text(finding.statement);
  json.key("basis").text(finding.basis);
  json.key("evidence").begin_array();
  for (const auto event : finding.evidence) json.number(event);
  json.end_array();
  json.end_object();
}

std::string findings_json(std::span<const timeline::Finding> findings) {
  Json json;
  json.begin_array();
  for (const auto& finding : findings) write(json, finding);
  json.end_array();
  return json.line();
}

struct Escape {
  std::string_view text{};
  std::string_view escaped{};
};

constexpr std::array kEscapes{
    Escape{"<", "\\u003c"},
    Escape{">", "\\u003e"},
    Escape{"&", "\\u0026"},
    Escape{"\xe2\x80\xa8", "\\u2028"},
    Escape{"\xe2\x80\xa9", "\\u2029"},
};

// Appends what the text begins with; gives how many of its bytes that is.
std::size_t append_first(std::string& safe, std::string_view text) {
  for (const auto& escape : kEscapes) {
    if (!text.starts_with(escape.text)) continue;
    safe += escape.escaped;
    return escape.text.size();
  }
  safe += text.front();
  return 1;
}

/// Writes one JSON object for a script, member by member, so that not all of it is held at once.
class ScriptObject {
 public:
  explicit ScriptObject(std::ostream& out) : out_(out) {}

  /// The value follows.
  std::ostream& key(std::string_view name) {
    out_ << std::exchange(separator_, ',') << '"' << name << "\":";
    return out_;
  }
  void add(std::string_view name, std::string_view json) { key(name) << for_script(json); }
  void close() { out_ << '}'; }

 private:
  std::ostream& out_;
  char separator_ = '{';
};

void write_columns(std::ostream& out, std::span<const ReportColumn> columns) {
  char separator = '[';
  for (const auto& column : columns)
    out << std::exchange(separator, ',') << for_script(column.json());
  out << ']';
}

template <class Columns>
std::vector<ReportColumn> empty_columns(const Columns& columns) {
  std::vector<ReportColumn> made;
  made.reserve(columns.size());
  for (const auto& column : columns) made.emplace_back(column.name, column.meaning);
  return made;
}

std::vector<ReportColumn> columns_of_events(const timeline::EventList& events) {
  const auto columns = timeline_columns();
  auto made = empty_columns(columns);
  for (const auto& event : events)
    for (std::size_t i = 0; i < columns.size(); ++i) made[i].add(columns[i].cell(event));
  return made;
}

void write_events(std::ostream& out, const timeline::EventList& events) {
  ScriptObject object(out);
  object.key("count") << events.size();
  write_columns(object.key("columns"), columns_of_events(events));
  object.close();
}

std::vector<ReportColumn> columns_of_sessions(const ReportData& data) {
  const auto columns = session_columns();
  auto made = empty_columns(columns);
  for (std::size_t session = 0; session < data.sessions.size(); ++session) {
    const auto row = session_row(data.events, data.sessions, session);
    for (std::size_t i = 0; i < columns.size(); ++i) made[i].add(columns[i].cell(row));
  }
  return made;
}

std::string indices_json(std::span<const timeline::Session> sessions,
                         std::optional<std::size_t> timeline::Session::*index) {
  std::string json;
  char separator = '[';
  for (const auto& session : sessions) {
    json += std::exchange(separator, ',');
    json += session.*index ? fmt::to_string(*(session.*index)) : "-1";
  }
  return sessions.empty() ? "[]" : json + ']';
}

void write_sessions(std::ostream& out, const ReportData& data) {
  using timeline::Session;
  ScriptObject object(out);
  object.key("count") << data.sessions.size();
  object.key("start_event") << indices_json(data.sessions, &Session::start);
  object.key("end_event") << indices_json(data.sessions, &Session::end);
  object.key("lost_by") << indices_json(data.sessions, &Session::lost_by);
  object.key("peer") << indices_json(data.sessions, &Session::peer);
  write_columns(object.key("columns"), columns_of_sessions(data));
  object.close();
}

}  // namespace

void write_report_data(std::ostream& out, const ReportData& data) {
  ScriptObject object(out);
  object.key("schema") << 1;
  object.add("generator", text_json(data.generator));
  object.add("read", read_json(data));
  object.add("not_read", messages_json(data.not_read));
  object.add("skipped", messages_json(data.skipped));
  object.add("figures", figures_json(data));
  object.add("findings", findings_json(data.summary.findings));
  write_sessions(object.key("sessions"), data);
  write_events(object.key("events"), data.events);
  object.close();
}

std::string for_script(std::string_view json) {
  std::string safe;
  safe.reserve(json.size());
  while (!json.empty()) {
    const auto special = json.find_first_of("<>&\xe2");
    safe += json.substr(0, special);
    if (special == std::string_view::npos) break;
    json.remove_prefix(special);
    json.remove_prefix(append_first(safe, json));
  }
  return safe;
}

}  // namespace render
