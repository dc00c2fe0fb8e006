#include "cmd/timeline_options.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <cstdint>
#include <map>
#include <system_error>

#include "events/catalogue.h"
#include "evtx/timestamp.h"
#include "render/column.h"

namespace cmd {
namespace {

evtx::Timestamp date(const std::string& option, const std::string& text) {
  if (const auto time = evtx::from_iso8601(text)) return *time;
  throw CLI::ValidationError(
      option, fmt::format("'{}' is no date: write 2026-01-31, 2026-01-31T23:59:58 (UTC) or "
                          "2026-01-31T23:59:58+02:00",
                          text));
}

timeline::AddressRange peer(const std::string& text) {
  if (const auto range = timeline::AddressRange::from(text)) return *range;
  throw CLI::ValidationError(
      "--peer", fmt::format("'{}' is no address: write 192.0.2.1, 192.0.2.0/24, 2001:db8::1 or "
                            "2001:db8::/32",
                            text));
}

std::string known_events() {
  std::vector<std::string> known;
  for (const auto& definition : events::definitions())
    known.push_back(fmt::format("{} ({})", definition.id, events::name(definition.kind)));
  return fmt::format("{}", fmt::join(known, ", "));
}

std::set<std::uint32_t> event_ids(const std::string& text) {
  std::uint32_t id = 0;
  const auto* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, id);
  const bool is_number = error == std::errc{} && stopped == end;
  std::set<std::uint32_t> ids;
  for (const auto& definition : events::definitions())
    if (is_number ? definition.id == id : events::name(definition.kind) == text)
      ids.insert(definition.id);
  if (ids.empty())
    throw CLI::ValidationError(
        "--event", fmt::format("'{}' is no Main Mode event: choose from {}", text, known_events()));
  return ids;
}

void declare_filter(CLI::App& command, timeline::Filter& filter) {
  command
      .add_option_function<std::string>(
          "--since", [&](const std::string& text) { filter.since = date("--since", text); },
          "Events from this moment on: ISO 8601, UTC unless it carries an offset")
      ->type_name("T");
  command
      .add_option_function<std::string>(
          "--until", [&](const std::string& text) { filter.until = date("--until", text); },
          "Events before this moment (2026-01-31 alone is its midnight: the day is not in)")
      ->type_name("T");
  command
      .add_option_function<std::vector<std::string>>(
          "--event",
          [&](const std::vector<std::string>& list) {
            for (const auto& text : list) filter.event_ids.merge(event_ids(text));
          },
          "Only these events, ids or names: 4652,4653 or failed")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->option_text("LIST");
  command
      .add_option_function<std::vector<std::string>>(
          "--peer",
          [&](const std::vector<std::string>& list) {
            for (const auto& text : list) filter.peers.push_back(peer(text));
          },
          "Only events whose remote address is one of these or in one of these ranges (CIDR)")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->option_text("LIST");
  command
      .add_option(
          "--computer", filter.computers,
          "Only events logged by computers of this name; *, ? and [a-z] match, case does not "
          "matter")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->option_text("LIST");
}

void declare_output(CLI::App& command, TimelineOptions& options) {
  static const std::map<std::string, Format> formats{{"auto", Format::automatic},
                                                     {"table", Format::table},
                                                     {"csv", Format::csv},
                                                     {"jsonl", Format::jsonl}};
  command
      .add_option("-f,--format", options.format,
                  "auto, table, csv or jsonl; auto is table on a terminal, else csv")
      ->transform(CLI::CheckedTransformer(formats))
      ->option_text("FORMAT");
  declare_output_file(command, options);
  command.add_flag_callback(
      "--no-header", [&] { options.header = false; },
      "Leave out the line of column names (csv, table)");
}

void declare_reading(CLI::App& command, TimelineOptions& options) {
  static const std::map<std::string, ReaderChoice> readers{{"native", ReaderChoice::native},
                                                           {"libevtx", ReaderChoice::libevtx}};
  command
      .add_option("--reader", options.reader,
                  "native, or libevtx: slower by far, and it cannot read forwarded events")
      ->transform(CLI::CheckedTransformer(readers))
      ->option_text("READER");
  declare_threads(command, options);
}

std::string footer() {
  std::string text =
      R"(Columns (csv; jsonl has the same keys, null where empty, and `raw`, the fields as the log has them):
)";
  for (const auto& column : render::timeline_columns())
    text += fmt::format("  {:<24}{}\n", column.name, column.meaning);
  text += R"(
Counters (the summary on standard error; -v prints them for each log):
  chunks       stretches of 64 KiB that hold records, or should
  damaged      of these, those that are cut, changed after they were written, torn, or no chunk
  zero         stretches of 64 KiB that hold nothing but zeros: room not used yet
  records      record headers met; always Main Mode + others + unreadable
  Main Mode    records with one of the nine events
  others       records with any other event
  unreadable   records that are broken or could not be decoded
  missing      records that a sound chunk header names and that are not there
  left out     Main Mode events that the filter options do not want
)";
  return text.append(exit_statuses());
}

}  // namespace

void declare_timeline(CLI::App& command, TimelineOptions& options) {
  declare_paths(command, options);
  declare_output(command, options);
  declare_filter(command, options.filter);
  declare_reading(command, options);
  declare_telling(command, options);
  command.footer(footer());
}

}  // namespace cmd
