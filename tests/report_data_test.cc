#include "render/report_data.h"

#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "bytes.h"
#include "evtx_writer/log.h"
#include "parsed_json.h"
#include "render/column.h"
#include "stories/main_mode.h"
#include "testing.h"
#include "timeline/collect.h"
#include "timeline/copies.h"

namespace {

using Rows = std::vector<std::size_t>;
using timeline::Session;
using timeline::SessionStatus;

const std::string kHostile = "</script><img src=x onerror=alert(1)> & <!-- \xe2\x80\xa8";

timeline::Collection collected(const std::vector<evtx_writer::Event>& events) {
  evtx_writer::Log log;
  for (const auto& event : events) log.add(event, evtx_writer::Form::today);
  const auto bytes = log.bytes();
  const timeline::Source source{.name = "a.evtx",
                                .open = [&bytes] { return std::make_unique<MemoryStream>(bytes); }};
  return timeline::collect(std::span(&source, 1), {});
}

/// Events of a log that holds one SA that comes up and ends, and a failure in between.
timeline::Collection collected() {
  const stories::Negotiation peer{.remote_principal = kHostile};
  return collected({stories::established("2026-05-01T10:00:00Z", 1, peer, 7),
                    stories::failed("2026-05-01T10:30:00Z", 2, peer, {}),
                    stories::ended("2026-05-01T11:00:00Z", 3, peer, 7)});
}

evtx_writer::Event failure(std::uint64_t record_id, const std::string& reason) {
  return stories::failed("2026-05-01T10:00:00Z", record_id, {}, {.reason = reason});
}

evtx_writer::Event up() { return stories::established("2026-05-01T10:00:00Z", 9, {}, 7); }

const timeline::Summary kNoSummary;

std::string written(const render::ReportData& data) {
  std::ostringstream out;
  render::write_report_data(out, data);
  return out.str();
}

const rapidjson::Value& column(const rapidjson::Value& table, std::string_view name) {
  for (const auto& column : table["columns"].GetArray())
    if (text_of(column["name"]) == name) return column;
  throw std::out_of_range("no such column");
}

std::size_t worth(char digit) {
  static constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  return kDigits.find(digit);
}

// What `write_packed` wrote.
std::vector<std::size_t> unpacked(const rapidjson::Value& packed) {
  const auto width = packed["width"].GetUint64();
  const auto digits = text_of(packed["digits"]);
  std::vector<std::size_t> numbers(digits.size() / width);
  for (std::size_t i = 0; i < digits.size(); ++i)
    numbers[i / width] = numbers[i / width] * 64 + worth(digits[i]);
  return numbers;
}

// Of each row, into the values; empty if there is none.
std::vector<std::size_t> index_of(const rapidjson::Value& table, const rapidjson::Value& one) {
  if (!one.HasMember("index")) return {};
  const auto& index = one["index"];
  return index.IsString() ? index_of(table, column(table, text_of(index))) : unpacked(index);
}

// The cells of a column, row by row.
std::vector<std::string> cells(const rapidjson::Value& table, std::string_view name) {
  const auto& one = column(table, name);
  const auto& values = one["values"];
  const auto index = index_of(table, one);
  std::vector<std::string> cells;
  for (rapidjson::SizeType row = 0; row < table["count"].GetUint(); ++row) {
    const auto place = index.empty() ? row : static_cast<rapidjson::SizeType>(index[row]);
    const auto& value = values[values.Size() == 1 ? 0 : place];
    cells.push_back(value.IsNull() ? "(none)" : text_of(value));
  }
  return cells;
}

}  // namespace

TEST_CASE("no text of the data can be markup or script, and all of it comes back as it was") {
  const auto collection = collected();
  const auto json =
      written({.generator = kHostile, .events = collection.events, .summary = kNoSummary});
  CHECK(json.find_first_of("<>&") == std::string::npos);
  CHECK(json.find("\xe2\x80\xa8") == std::string::npos);
  const auto data = parsed(json);
  CHECK(text_of(data["generator"]) == kHostile);
  CHECK(text_of(column(data["events"], "remote_principal")["values"][0]) == kHostile);
}

TEST_CASE("the events are there with the columns of timeline, and two more") {
  const auto collection = collected();
  const auto data = parsed(written({.events = collection.events, .summary = kNoSummary}));
  const auto& events = data["events"];
  CHECK(events["count"].GetUint64() == 3);
  std::vector<std::string> names;
  for (const auto& one : events["columns"].GetArray()) names.push_back(text_of(one["name"]));
  std::vector<std::string> expected;
  for (const auto& one : render::timeline_columns()) expected.emplace_back(one.name);
  expected.insert(expected.end(), {"reason", "is_copy"});
  CHECK(names == expected);
  CHECK(text_of(column(events, "event")["values"][1]) == "failed");
}

TEST_CASE("the reason for a failure is told as in the summary, however the log has it") {
  const auto collection =
      collected({failure(1, "Negotiation timed out\r\n"), failure(2, "Negotiation timed out"),
                 failure(3, "peer said \"no\""), failure(4, "-"), up()});
  const auto data = parsed(written({.events = collection.events, .summary = kNoSummary}));
  CHECK(cells(data["events"], "reason") ==
        std::vector<std::string>{"Negotiation timed out (13805)", "Negotiation timed out (13805)",
                                 "peer said \"no\"", "no reason given", "(none)"});
}

TEST_CASE("a copy of a record is marked") {
  const auto collection = collected({failure(1, "a"), failure(1, "a"), failure(2, "a")});
  const auto data = parsed(written({.events = collection.events,
                                    .is_copy = timeline::copies(collection.events),
                                    .summary = kNoSummary}));
  CHECK(cells(data["events"], "is_copy") == std::vector<std::string>{"(none)", "yes", "(none)"});
}

TEST_CASE("what the filter does not want is left out, and what is left names its own rows") {
  const auto collection = collected();
  const std::vector<Session> sessions{{.start = 0, .end = 2, .status = SessionStatus::closed}};
  const std::vector<std::string> chosen{"--since 2026-05-01T10:45"};
  const auto data = parsed(written({.filter = {.since = evtx::from_iso8601("2026-05-01T10:45:00Z")},
                                    .chosen = chosen,
                                    .events = collection.events,
                                    .sessions = sessions,
                                    .summary = kNoSummary}));
  CHECK(cells(data["events"], "event") == std::vector<std::string>{"established", "ended"});
  CHECK(unpacked(data["sessions"]["start_event"]) == Rows{1});
  CHECK(unpacked(data["sessions"]["end_event"]) == Rows{2});
  CHECK(text_of(data["chosen"][0]) == chosen[0]);
}

TEST_CASE("sessions and findings name their events") {
  const auto collection = collected();
  const std::vector<Session> sessions{{.start = 0, .end = 2, .status = SessionStatus::closed}};
  timeline::Summary summary;
  summary.findings.push_back({.id = "failure-burst",
                              .severity = timeline::Severity::high,
                              .statement = "1 failed.",
                              .basis = "1 or more",
                              .evidence = {1}});
  const auto data =
      parsed(written({.events = collection.events, .sessions = sessions, .summary = summary}));
  CHECK(data["sessions"]["count"].GetUint64() == 1);
  CHECK(unpacked(data["sessions"]["start_event"]) == Rows{1});
  CHECK(unpacked(data["sessions"]["end_event"]) == Rows{3});
  CHECK(unpacked(data["sessions"]["lost_by"]) == Rows{0});
  CHECK(unpacked(data["sessions"]["peer"]) == Rows{0});
  CHECK(text_of(column(data["sessions"], "status")["values"][0]) == "closed");
  const auto& finding = data["findings"][0];
  CHECK(text_of(finding["id"]) == "failure-burst");
  CHECK(text_of(finding["severity"]) == "high");
  CHECK(finding["evidence"][0].GetInt64() == 1);
}

TEST_CASE("each log is there with its digest and the messages that were kept") {
  auto collection = collected();
  auto& account = collection.accounts.front();
  account.losses.add(evtx::Error("lost", {.file = "a.evtx"}));
  const std::vector<std::string> digests{"00ff"};
  const std::vector<evtx::Error> not_read{evtx::Error("no such file", {.file = "b.evtx"})};
  const auto data = parsed(written({.accounts = collection.accounts,
                                    .digests = digests,
                                    .not_read = not_read,
                                    .events = collection.events,
                                    .summary = kNoSummary}));
  const auto& log = data["read"][0];
  CHECK(text_of(log["source"]) == "a.evtx");
  CHECK(text_of(log["sha256"]) == "00ff");
  CHECK(log["records"].GetUint64() == 3);
  CHECK(log["losses"]["count"].GetUint64() == 1);
  CHECK(text_of(log["losses"]["texts"][0]) == "a.evtx: lost");
  CHECK(text_of(data["not_read"][0]) == "b.evtx: no such file");
  CHECK(parsed(written({.accounts = collection.accounts,
                        .events = collection.events,
                        .summary = kNoSummary}))["read"][0]["sha256"]
            .IsNull());
}

TEST_CASE("a report without any event is valid, too") {
  const timeline::EventList none(std::make_shared<timeline::Pools>(), {});
  const auto data = parsed(written({.events = none, .summary = kNoSummary}));
  CHECK(data["events"]["count"].GetUint64() == 0);
  CHECK(unpacked(data["sessions"]["start_event"]).empty());
}
