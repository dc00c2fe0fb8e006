#include "evtx/binxml/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <map>
#include <string_view>

#include "evtx/binxml/budget.h"
#include "evtx/checksum.h"

namespace evtx::binxml {
namespace {

/// Thrown where a part does not stand in one place; never leaves this file.
struct NotLearned : std::exception {};

template <class Part>
Place place_of(const Part& part) {
  if (const auto* text = std::get_if<Text>(&part)) {
    if (!text->code_units.empty()) throw NotLearned{};
    return text->value;
  }
  if (const auto* substitution = std::get_if<Substitution>(&part)) return substitution->index;
  throw NotLearned{};
}

template <class Part>
Place only_place(const std::vector<Part>& parts) {
  if (parts.empty()) return {};
  if (parts.size() > 1) throw NotLearned{};
  return place_of(parts.front());
}

// A part that is left out with its own value is absent either way.
void expect_no_other_dependency(const ElementDefinition& element, const Place& place) {
  const auto* index = std::get_if<std::uint16_t>(&place);
  if (element.dependency != kNoDependency && (index == nullptr || *index != element.dependency))
    throw NotLearned{};
}

const ElementDefinition* only_child(const ElementDefinition& element, std::string_view name) {
  const ElementDefinition* found = nullptr;
  for (const auto& part : element.content) {
    const auto* child = std::get_if<ElementDefinition>(&part);
    if (child == nullptr || child->name != name) continue;
    if (found != nullptr) throw NotLearned{};
    found = child;
  }
  return found;
}

Place text_place(const ElementDefinition& system, std::string_view name) {
  const auto* element = only_child(system, name);
  if (element == nullptr) return {};
  auto place = only_place(element->content);
  expect_no_other_dependency(*element, place);
  return place;
}

Place attribute_place(const ElementDefinition& element, std::string_view name) {
  Place place;
  bool is_found = false;
  for (const auto& attribute : element.attributes) {
    if (attribute.name != name) continue;
    if (is_found) throw NotLearned{};
    is_found = true;
    place = only_place(attribute.value);
  }
  return place;
}

Place attribute_place(const ElementDefinition& system, std::string_view element,
                      std::string_view name) {
  const auto* found = only_child(system, element);
  if (found == nullptr) return {};
  auto place = attribute_place(*found, name);
  expect_no_other_dependency(*found, place);
  return place;
}

// The one substitution beside System; nothing if something else is there.
std::optional<std::uint16_t> event_data_place(const ElementDefinition& event) {
  if (event.content.size() != 2) return std::nullopt;
  const auto* substitution = std::get_if<Substitution>(&event.content.back());
  return substitution == nullptr ? std::nullopt : std::optional(substitution->index);
}

SystemLayout learn_system(const ElementDefinition& event) {
  const auto* system = event.name == "Event" ? only_child(event, "System") : nullptr;
  if (system == nullptr || system->dependency != kNoDependency) throw NotLearned{};
  return {.provider_name = attribute_place(*system, "Provider", "Name"),
          .provider_guid = attribute_place(*system, "Provider", "Guid"),
          .event_id = text_place(*system, "EventID"),
          .keywords = text_place(*system, "Keywords"),
          .time_created = attribute_place(*system, "TimeCreated", "SystemTime"),
          .record_id = text_place(*system, "EventRecordID"),
          .channel = text_place(*system, "Channel"),
          .computer = text_place(*system, "Computer"),
          .event_data = event_data_place(event)};
}

std::string name_of(const ElementDefinition& data) {
  if (data.name != "Data") return data.name;
  const auto name = attribute_place(data, "Name");
  if (std::holds_alternative<std::monostate>(name)) return {};
  if (const auto* literal = std::get_if<std::string>(&name)) return *literal;
  throw NotLearned{};
}

EventDataLayout learn_event_data(const ElementDefinition& event_data) {
  if (event_data.name != "EventData") throw NotLearned{};
  EventDataLayout fields;
  fields.reserve(event_data.content.size());
  for (const auto& part : event_data.content) {
    const auto* data = std::get_if<ElementDefinition>(&part);
    if (data == nullptr || data->dependency != kNoDependency) throw NotLearned{};
    fields.push_back({.name = name_of(*data), .value = only_place(data->content)});
  }
  return fields;
}

std::vector<const Place*> places_of(const SystemLayout& system) {
  return {&system.provider_name, &system.provider_guid, &system.event_id, &system.keywords,
          &system.time_created,  &system.record_id,     &system.channel,  &system.computer};
}

// No two places have the same description.
std::string description(const Place& place) {
  if (const auto* literal = std::get_if<std::string>(&place))
    return fmt::format("'{}:{}", literal->size(), *literal);
  if (const auto* index = std::get_if<std::uint16_t>(&place)) return fmt::format("%{}", *index);
  return "-";
}

std::string description(const Layout& layout) {
  std::string text;
  if (layout.system) {
    for (const auto* place : places_of(*layout.system)) text += description(*place);
    text += fmt::format("{}", layout.system->event_data.value_or(kNoDependency));
  }
  if (!layout.event_data) return text;
  for (const auto& field : *layout.event_data)
    text += fmt::format("{}:{}={}", field.name.size(), field.name, description(field.value));
  return text;
}

std::size_t literals_in(const SystemLayout& system) {
  std::size_t size = 0;
  for (const auto* place : places_of(system))
    if (const auto* literal = std::get_if<std::string>(place)) size += literal->size();
  return size;
}

// Many fields may name one long value.
FieldsCost cost_of(const EventDataLayout& fields) {
  FieldsCost cost;
  std::map<std::uint16_t, std::size_t> named;
  for (const auto& [name, place] : fields) {
    cost.of_template += Budget::kNode + name.size();
    if (const auto* literal = std::get_if<std::string>(&place)) cost.of_template += literal->size();
    if (const auto* index = std::get_if<std::uint16_t>(&place))
      cost.times_named = std::max(cost.times_named, ++named[*index]);
  }
  return cost;
}

}  // namespace

std::optional<SystemLayout> system_layout(const ElementDefinition& event) {
  try {
    return learn_system(event);
  } catch (const NotLearned&) {
    return std::nullopt;
  }
}

std::optional<EventDataLayout> event_data_layout(const ElementDefinition& event_data) {
  try {
    return learn_event_data(event_data);
  } catch (const NotLearned&) {
    return std::nullopt;
  }
}

Layout layout_of(const ElementDefinition& definition, std::span<const std::byte> guid) {
  Layout layout{.system = system_layout(definition), .event_data = event_data_layout(definition)};
  const auto text = description(layout);
  layout.identity = crc32({guid, std::as_bytes(std::span(text))});
  if (layout.system) layout.literals = literals_in(*layout.system);
  if (layout.event_data) layout.fields_cost = cost_of(*layout.event_data);
  return layout;
}

}  // namespace evtx::binxml
