#include "render/report_data.h"

#include <cstddef>
#include <cstdint>
#include <ostream>
#include <variant>

#include "render/finding_words.h"
#include "render/json.h"
#include "render/report_figures.h"
#include "render/report_rows.h"
#include "render/report_tables.h"
#include "render/script_json.h"

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
  json.key("missing").count(counts.missing);
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

std::string texts_json(std::span<const std::string> texts) {
  Json json;
  json.begin_array();
  for (const auto& text : texts) json.text(text);
  json.end_array();
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

void write(Json& json, const timeline::Finding& finding, const ShownRows& events) {
  json.begin_object();
  json.key("id").text(finding.id);
  json.key("severity").text(name(finding.severity));
  json.key("statement").text(finding.statement);
  json.key("basis").text(finding.basis);
  json.key("evidence").begin_array();
  for (const auto event : finding.evidence)
    json.number(static_cast<std::uint64_t>(events.row(event)));
  json.end_array();
  json.end_object();
}

std::string findings_json(std::span<const timeline::Finding> findings, const ShownRows& events) {
  Json json;
  json.begin_array();
  for (const auto& finding : findings) write(json, finding, events);
  json.end_array();
  return json.line();
}

}  // namespace

void write_report_data(std::ostream& out, const ReportData& data) {
  const auto& findings = data.summary.findings;
  const auto rows = report_rows({data.events, data.sessions, findings}, data.filter);
  const ReportTables tables{data.events, data.is_copy, data.sessions, rows};
  ScriptObject object(out);
  object.key("schema") << 2;
  object.add("generator", text_json(data.generator));
  object.add("read", read_json(data));
  object.add("not_read", messages_json(data.not_read));
  object.add("skipped", messages_json(data.skipped));
  object.add("chosen", texts_json(data.chosen));
  object.add("figures", figures_json(data));
  object.add("findings", findings_json(findings, rows.events));
  write_session_table(object.key("sessions"), tables);
  write_event_table(object.key("events"), tables);
  object.close();
}

}  // namespace render
