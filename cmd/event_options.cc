#include "cmd/event_options.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "cmd/choice.h"
#include "cmd/computer_pattern.h"
#include "events/any_case.h"
#include "events/context_catalogue.h"
#include "evtx/timestamp.h"

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
                            "2001:db8::/32, without a port",
                            text));
}

std::string computer(const std::string& pattern) {
  if (const auto problem = what_is_wrong_with(pattern))
    throw CLI::ValidationError("--computer",
                               fmt::format("'{}' is no pattern: {}", pattern, *problem));
  return pattern;
}

/// An event that --event can ask for. Several ids may share a name.
struct EventName {
  std::uint32_t id = 0;  // 0: it has a name only
  std::string_view name{};
};

std::vector<EventName> event_names(bool with_context) {
  std::vector<EventName> names;
  const auto add = [&](std::span<const events::Definition> definitions) {
    for (const auto& definition : definitions)
      if (definition.version == 0)
        names.push_back({.id = definition.id, .name = events::name(definition.kind)});
  };
  add(events::definitions());
  if (!with_context) return names;
  add(events::context_definitions());
  names.push_back({.name = events::name(events::Kind::records_missing)});
  return names;
}

std::string known_events(bool with_context) {
  std::vector<std::string> known;
  for (const auto& [id, name] : event_names(with_context))
    known.push_back(id == 0 ? std::string(name) : fmt::format("{} ({})", id, name));
  return fmt::format("{}", fmt::join(known, ", "));
}

std::optional<std::uint32_t> number(const std::string& text) {
  std::uint32_t number = 0;
  const auto* end = text.data() + text.size();
  const auto [stopped, error] = std::from_chars(text.data(), end, number);
  return error == std::errc{} && stopped == end ? std::optional(number) : std::nullopt;
}

// The ids of the events that a word means; none if it means none.
std::set<std::uint32_t> meant_by(const std::string& text, bool with_context) {
  const auto asked = number(text);
  std::set<std::uint32_t> ids;
  for (const auto& [id, name] : event_names(with_context))
    if (asked ? *asked == id && id != 0 : events::same_in_any_case(name, text)) ids.insert(id);
  return ids;
}

std::set<std::uint32_t> event_ids(const std::string& text, bool with_context) {
  auto ids = meant_by(text, with_context);
  if (!ids.empty()) return ids;
  if (!meant_by(text, true).empty())
    throw CLI::ValidationError("--event",
                               fmt::format("'{}' is a context event: ask for --context too", text));
  throw CLI::ValidationError("--event",
                             fmt::format("'{}' is no {}: choose from {}", text,
                                         with_context ? "event that is shown" : "Main Mode event",
                                         known_events(with_context)));
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

void declare_period(CLI::App& command, const std::string& since, const std::string& until,
                    timeline::Filter& filter) {
  command
      .add_option_function<std::string>(
          "--since", [&](const std::string& text) { filter.since = date("--since", text); },
          since + ": ISO 8601, UTC unless it carries an offset")
      ->type_name("T");
  command
      .add_option_function<std::string>(
          "--until", [&](const std::string& text) { filter.until = date("--until", text); },
          until + " (2026-01-31 alone is its midnight: the day is not in)")
      ->type_name("T");
  command.callback([&] { check_period(filter); });
}

constexpr const char* kMissingFrom = ", and what is missing in a log and may have been as late";
constexpr const char* kMissingUntil = ", and what is missing in a log and may have been as early";
constexpr const char* kMissingOfAnyPeer =
    "; what is missing in a log stays, whose it was nobody knows";

// `missing` says what becomes of what is missing in a log.
void declare_hosts(CLI::App& command, const std::string& rows, const std::string& missing,
                   timeline::Filter& filter) {
  declare_list(command, "--peer",
               "Only " + rows +
                   " whose remote address is one of these or in one of these ranges (CIDR); "
                   "::/0 is IPv6 alone, 0.0.0.0/0 is IPv4, IPv4-mapped IPv6 addresses too" +
                   missing,
               [&](const std::string& text) { filter.peers.push_back(peer(text)); });
  declare_list(
      command, "--computer",
      "Only " + rows +
          " logged by computers of this whole name; *, ? and [a-z] match, case does not matter",
      [&](const std::string& text) { filter.computers.push_back(computer(text)); });
}

}  // namespace

void declare_filter(CLI::App& command, EventOptions& options) {
  auto& filter = options.filter;
  declare_period(command, std::string("Events from this moment on") + kMissingFrom,
                 std::string("Events before this moment") + kMissingUntil, filter);
  declare_list(
      command, "--event",
      "Only these events, ids or names: 4652,4653 or failed; what is missing in a log is left out, "
      "too, unless records_missing is among them or the format is jsonl",
      [&](const std::string& text) { filter.event_ids.merge(event_ids(text, options.context)); });
  declare_hosts(command, "events", kMissingOfAnyPeer, filter);
}

void declare_session_filter(CLI::App& command, timeline::Filter& filter) {
  declare_period(command, "SAs that were still up, or may have been, at this moment or later",
                 "SAs that were up, or may have been, before this moment", filter);
  declare_hosts(command, "SAs", "", filter);
}

void declare_report_filter(CLI::App& command, timeline::Filter& filter) {
  declare_period(
      command,
      std::string("Events from this moment on, SAs that may have been up then or later") +
          kMissingFrom,
      std::string("Events before this moment, SAs that may have been up before it") + kMissingUntil,
      filter);
  declare_hosts(command, "events and SAs", kMissingOfAnyPeer, filter);
}

void declare_reading(CLI::App& command, EventOptions& options) {
  declare_choice(command, "--reader",
                 "libevtx is slower by far, and cannot read forwarded events (default: native)",
                 {{"native", ReaderChoice::native}, {"libevtx", ReaderChoice::libevtx}},
                 options.reader);
  declare_choice(
      command, "--crosscheck",
      "which events libevtx decodes too: the first of each template in each log and each "
      "under a wrong checksum (the default), all, or none; a difference is told and ends "
      "in status 2",
      {{"first", timeline::Crosscheck::first},
       {"all", timeline::Crosscheck::all},
       {"off", timeline::Crosscheck::off}},
      options.crosscheck);
  command.add_flag_callback(
      "--recover", [&] { options.recovery = timeline::Recovery::on; },
      "Main Mode events from the unused parts of chunks too: those that make sense, marked "
      "recovered in record_state; libevtx checks each");
  declare_threads(command, options);
}

}  // namespace cmd
