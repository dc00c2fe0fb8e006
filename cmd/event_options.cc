#include "cmd/event_options.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "cmd/choice.h"
#include "events/any_case.h"
#include "events/catalogue.h"
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
    if (is_number ? definition.id == id : events::same_in_any_case(events::name(definition.kind), text))
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

void declare_hosts(CLI::App& command, const std::string& rows, timeline::Filter& filter) {
  declare_list(command, "--peer",
               "Only " + rows +
                   " whose remote address is one of these or in one of these ranges (CIDR); "
                   "::/0 is IPv6 alone, 0.0.0.0/0 is IPv4, IPv4-mapped IPv6 addresses too",
               [&](const std::string& text) { filter.peers.push_back(peer(text)); });
  declare_list(command, "--computer",
               "Only " + rows +
                   " logged by computers of this name; *, ? and [a-z] match, case does not matter",
               [&](const std::string& text) { filter.computers.push_back(text); });
}

}  // namespace

void declare_filter(CLI::App& command, timeline::Filter& filter) {
  declare_period(command, "Events from this moment on", "Events before this moment", filter);
  declare_list(command, "--event", "Only these events, ids or names: 4652,4653 or failed",
               [&](const std::string& text) { filter.event_ids.merge(event_ids(text)); });
  declare_hosts(command, "events", filter);
}

void declare_session_filter(CLI::App& command, timeline::Filter& filter) {
  declare_period(command, "SAs that were still up, or may have been, at this moment or later",
                 "SAs that were up, or may have been, before this moment", filter);
  declare_hosts(command, "SAs", filter);
}

void declare_reading(CLI::App& command, EventOptions& options) {
  declare_choice(command, "--reader",
                 "libevtx is slower by far, and cannot read forwarded events (default: native)",
                 {{"native", ReaderChoice::native}, {"libevtx", ReaderChoice::libevtx}},
                 options.reader);
  declare_choice(command, "--crosscheck",
                 "which events libevtx decodes too: the first of each template in each log (the "
                 "default), all, or none; a difference is told and ends in status 2",
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
