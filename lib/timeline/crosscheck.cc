#include "timeline/crosscheck.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "events/decode.h"
#include "events/shape.h"

namespace timeline {
namespace {

using evtx::Difference;

std::string shown(std::optional<evtx::Timestamp> time) {
  return time ? evtx::to_string(*time) : std::string{};
}

std::string_view shown(std::optional<events::Outcome> outcome) {
  if (!outcome) return "none";
  return *outcome == events::Outcome::success ? "success" : "failure";
}

using Fields = std::span<const events::FieldView>;

bool have_same_names(Fields native, Fields libevtx) {
  const auto name = &events::FieldView::name;
  return std::ranges::equal(native, libevtx, {}, name, name);
}

// To be shown, not compared: what a name may hold can make two rows of names look alike.
std::string names_of(Fields fields) {
  std::string names;
  for (const auto& [name, value, code_units] : fields) {
    const bool has_blanks = name.find(' ') != std::string_view::npos;
    names += fmt::format("{0}{1}{2}{1}", names.empty() ? "" : " ", has_blanks ? "\"" : "", name);
  }
  return names;
}

std::optional<Difference> difference(std::string_view place, std::string_view native,
                                     std::string_view libevtx) {
  if (evtx::same_value(native, libevtx)) return std::nullopt;
  return Difference{
      .place = std::string(place), .native = std::string(native), .libevtx = std::string(libevtx)};
}

std::optional<Difference> difference_of_system(const events::Event& native,
                                               const evtx::System& libevtx,
                                               std::uint64_t header_id) {
  const auto id = fmt::to_string(libevtx.event_id.value_or(0));
  if (auto found = difference("EventID", fmt::to_string(native.event_id), id)) return found;
  if (auto found = difference("TimeCreated", shown(native.time), shown(libevtx.time_created)))
    return found;
  if (auto found =
          difference("Keywords", shown(native.outcome), shown(events::outcome(libevtx.keywords))))
    return found;
  if (auto found = difference("EventRecordID", fmt::to_string(native.record_id),
                              fmt::to_string(libevtx.record_id.value_or(header_id))))
    return found;
  if (auto found = difference("Computer", native.computer, libevtx.computer.value_or("")))
    return found;
  return difference("Channel", native.channel, libevtx.channel.value_or(""));
}

}  // namespace

std::optional<Difference> first_difference(const events::Event& native,
                                           const evtx::Record& libevtx) {
  if (auto found = difference_of_system(native, libevtx.system, libevtx.id)) return found;
  const auto theirs = events::fields(libevtx);
  std::vector<std::string> names;
  names.reserve(theirs.size());
  for (const auto& field : theirs) names.push_back(field.name);
  const events::Shape shape(names);
  std::vector<events::FieldView> fields;
  fields.reserve(names.size());
  for (std::size_t i = 0; i < names.size(); ++i)
    fields.push_back({.name = shape.fields()[i].name, .value = theirs[i].value});
  if (!have_same_names(native.raw, fields))
    return Difference{
        .place = "EventData", .native = names_of(native.raw), .libevtx = names_of(fields)};
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (auto found = difference(fields[i].name, native.raw[i].value, fields[i].value)) return found;
  return std::nullopt;
}

}  // namespace timeline
