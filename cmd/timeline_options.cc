#include "cmd/timeline_options.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <sstream>
#include <string_view>
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

bool same_in_any_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(
      a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

std::set<std::uint32_t> event_ids(const std::string& text) {
  std::uint32_t id = 0;
  const auto* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, id);
  const bool is_number = error == std::errc{} && stopped == end;
  std::set<std::uint32_t> ids;
  for (const auto& definition : events::definitions())
    if (is_number ? definition.id == id : same_in_any_case(events::name(definition.kind), text))
      ids.insert(definition.id);
  if (ids.empty())
    throw CLI::ValidationError(
        "--event", fmt::format("'{}' is no Main Mode event: choose from {}", text, known_events()));
  return ids;
}

std::string without_blanks_around(const std::string& text) {
  constexpr const char* kBlanks = " \t";
  const auto first = text.find_first_not_of(kBlanks);
  return first == std::string::npos
             ? ""
             : text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::vector<std::string> parts(const std::string& option, const std::string& list) {
  std::vector<std::string> parts;
  std::istringstream rest(list + ',');
  for (std::string part; std::getline(rest, part, ',');) {
    parts.push_back(without_blanks_around(part));
    if (parts.back().empty())
      throw CLI::ValidationError(option, fmt::format("'{}' has an empty part", list));
  }
  return parts;
}

// Not CLI11's own lists: they pass over empty parts and take the next argument where all are empty.
void declare_list(CLI::App& command, const std::string& option, const std::string& description,
                  const std::function<void(const std::string&)>& add) {
  command
      .add_option_function<std::vector<std::string>>(
          option,
          [option, add](const std::vector<std::string>& lists) {
            for (const auto& list : lists)
              for (const auto& part : parts(option, list)) add(part);
          },
          description)
      ->allow_extra_args(false)
      ->option_text("LIST");
}

void check_period(const timeline::Filter& filter) {
  if (filter.since && filter.until && *filter.since > *filter.until)
    throw CLI::ValidationError(
        "--since", fmt::format("{} is later than {} of --until", evtx::to_string(*filter.since),
                               evtx::to_string(*filter.until)));
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
  command.callback([&] { check_period(filter); });
  declare_list(command, "--event", "Only these events, ids or names: 4652,4653 or failed",
               [&](const std::string& text) { filter.event_ids.merge(event_ids(text)); });
  declare_list(command, "--peer",
               "Only events whose remote address is one of these or in one of these ranges (CIDR); "
               "::/0 is IPv6 alone, 0.0.0.0/0 is IPv4, IPv4-mapped IPv6 addresses too",
               [&](const std::string& text) { filter.peers.push_back(peer(text)); });
  declare_list(command, "--computer",
               "Only events logged by computers of this name; *, ? and [a-z] match, case does not "
               "matter",
               [&](const std::string& text) { filter.computers.push_back(text); });
}

/// A word of the command line and what it stands for.
template <class Value>
struct Choice {
  std::string_view word{};
  Value value{};
};

template <class Value, std::size_t Count>
Value chosen(const std::string& option, const std::string& word,
             const std::array<Choice<Value>, Count>& choices) {
  const auto choice = std::ranges::find(choices, word, &Choice<Value>::word);
  if (choice != choices.end()) return choice->value;
  std::vector<std::string_view> words;
  words.reserve(Count);
  for (const auto& known : choices) words.push_back(known.word);
  throw CLI::ValidationError(
      option, fmt::format("'{}' is not known: choose from {}", word, fmt::join(words, ", ")));
}

std::optional<Format> format(const std::string& word) {
  static constexpr std::array<Choice<std::optional<Format>>, 4> kFormats{{
      {"auto", std::nullopt},
      {"table", Format::table},
      {"csv", Format::csv},
      {"jsonl", Format::jsonl},
  }};
  return chosen("--format", word, kFormats);
}

ReaderChoice reader(const std::string& word) {
  static constexpr std::array<Choice<ReaderChoice>, 2> kReaders{
      {{"native", ReaderChoice::native}, {"libevtx", ReaderChoice::libevtx}}};
  return chosen("--reader", word, kReaders);
}

void declare_output(CLI::App& command, TimelineOptions& options) {
  command
      .add_option_function<std::string>(
          "-f,--format", [&](const std::string& word) { options.format = format(word); },
          "auto, table, csv or jsonl; auto is table on a terminal, else csv")
      ->option_text("FORMAT");
  declare_output_file(command, options);
  command.add_flag_callback(
      "--no-header", [&] { options.header = false; },
      "Leave out the line of column names (csv, table)");
}

void declare_reading(CLI::App& command, TimelineOptions& options) {
  command
      .add_option_function<std::string>(
          "--reader", [&](const std::string& word) { options.reader = reader(word); },
          "native, or libevtx: slower by far, and it cannot read forwarded events")
      ->option_text("READER");
  static const std::map<std::string, timeline::Crosscheck> crosschecks{
      {"off", timeline::Crosscheck::off},
      {"first", timeline::Crosscheck::first},
      {"all", timeline::Crosscheck::all}};
  command
      .add_option("--crosscheck", options.crosscheck,
                  "Which events libevtx decodes too: the first of each template in each log "
                  "(the default), all, or off; a difference is told and ends in status 2")
      ->transform(CLI::CheckedTransformer(crosschecks))
      ->option_text("first|all|off");
  command.add_flag_callback(
      "--recover", [&] { options.recovery = timeline::Recovery::on; },
      "Main Mode events from the unused parts of chunks too: those that make sense, marked "
      "recovered in record_state; libevtx checks each");
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
  recovered    Main Mode events from the unused parts of chunks (--recover), beside the records

Messages on standard error:
  not read     lost, with file, record and offset as far as they are known
  doubtful     read, and perhaps not as it was written
  read differently
               libevtx, which decodes some records too (--crosscheck), has another value; the row
               says so in detail, and the exit status is 2
               Of each log the first 3 of either are shown, with -v the first 1000; the rest is
               counted.
  skipped      a link to a folder, met in a folder: it is not followed unless it is named itself
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
