#include "render/explanation.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <variant>

#include "events/catalogue.h"
#include "events/decode.h"
#include "events/event_note.h"
#include "events/parameter_meaning.h"
#include "events/shape.h"
#include "render/column.h"

namespace render {
namespace {

using events::Definition;
using events::FieldMeaning;
using events::IkeError;
using events::OtherError;
using events::Parameter;

// Every known event; Topic holds the definitions.
std::vector<const Definition*> known_events() {
  std::vector<const Definition*> known;
  for (const auto& topic : events::all_topics())
    if (const auto* event = std::get_if<const Definition*>(&topic)) known.push_back(*event);
  return known;
}

bool carries(const Definition& event, std::string_view field) {
  return std::ranges::find(event.fields, field, &events::FieldDefinition::name) !=
         event.fields.end();
}

void add_once(std::vector<std::string_view>& names, std::string_view name) {
  if (std::ranges::find(names, name) == names.end()) names.push_back(name);
}

std::vector<ExplainedField> explained(const Definition& event) {
  std::vector<ExplainedField> fields;
  for (const auto& [name, type] : event.fields) {
    const auto* known = events::field_meaning(name);
    fields.push_back({.name = name,
                      .column = column_of(event.id, name),
                      .meaning = known == nullptr ? std::string_view{} : known->meaning});
  }
  return fields;
}

std::string with_text(std::uint32_t code) {
  return fmt::format("%%{} {}", code, events::parameter_text(code).value_or("(not known)"));
}

// The errors are in a table of their own by text; these are the others of it.
std::vector<std::string> others_of_text(const IkeError& error) {
  std::vector<std::string> others;
  for (const auto number : events::codes_for(error.text))
    if (number != error.number) others.push_back(fmt::format("{}", number));
  return others;
}

std::vector<std::string> others_of_text(const Parameter& parameter) {
  std::vector<std::string> others;
  for (const auto& other : events::parameters())
    if (other.text == parameter.text && other.code != parameter.code)
      others.push_back(fmt::format("%%{}", other.code));
  return others;
}

/// Adds to an explanation what is particular to the kind of topic.
class Filling {
 public:
  explicit Filling(Explanation& explanation) : explanation_(explanation) {}

  void operator()(const Definition* event) {
    explanation_.kind = "event";
    explanation_.event = events::name(event->kind);
    explanation_.meaning = events::event_note(event->id);
    explanation_.fields = explained(*event);
    explanation_.can_be_diagnosed = !carries(*event, "FailureReason");  // else the error has them
    explanation_.diagnosis = events::event_diagnosis(event->id);
  }

  void operator()(const Parameter* parameter) {
    explanation_.kind = "parameter";
    explanation_.same_text = others_of_text(*parameter);
    for (const auto& field : events::field_meanings())
      if (std::ranges::find(field.codes, parameter->code) != field.codes.end()) add_carrier(field);
    if (const auto* known = events::parameter_meaning(parameter->code)) {
      explanation_.symbol = known->constant;
      explanation_.meaning = known->meaning;
      explanation_.older_text = known->older_text;
    }
  }

  void operator()(const IkeError* error) {
    fill_error(error->number);
    explanation_.symbol = error->symbol;
    explanation_.same_text = others_of_text(*error);
    explanation_.columns = {"failure_reason", "failure_code"};
  }

  void operator()(const OtherError* error) {
    fill_error(error->number);
    explanation_.met_in = error->met_in;
  }

  void operator()(const FieldMeaning* field) {
    explanation_.kind = "field";
    explanation_.meaning = field->meaning;
    for (const auto code : field->codes) explanation_.values.push_back(with_text(code));
    for (const auto* event : known_events()) {
      if (!carries(*event, field->name)) continue;
      explanation_.events.push_back(events::id(event));
      add_once(explanation_.columns, column_of(event->id, field->name));
    }
  }

 private:
  void fill_error(std::uint32_t number) {
    explanation_.kind = "error";
    explanation_.hex = fmt::format("0x{:X}", number);
    explanation_.can_be_diagnosed = true;
    explanation_.diagnosis = events::diagnosis(number);
  }

  void add_carrier(const FieldMeaning& field) {
    explanation_.carried_by.push_back(field.name);
    for (const auto* event : known_events())
      if (carries(*event, field.name))
        add_once(explanation_.columns, column_of(event->id, field.name));
  }

  Explanation& explanation_;
};

}  // namespace

Explanation explanation(const events::Topic& topic) {
  Explanation explanation{.id = events::id(topic), .title = events::title(topic)};
  std::visit(Filling(explanation), topic);
  return explanation;
}

// Where a field goes is known to the decoding alone: a value is put into an empty event.
std::string_view column_of(std::uint32_t event_id, std::string_view field) {
  const std::vector<std::string> names{std::string(field)};
  const events::Shape shape(names);
  const events::Head head{.event_id = event_id};
  const std::vector<events::FieldValue> values{{.value = "1"}};  // text, or a number
  const auto without = events::decode(head, events::Shape({}), {});
  const auto with = events::decode(head, shape, values);
  const auto is_empty = [](const Cell& cell) {
    return std::holds_alternative<std::monostate>(cell);
  };
  for (const auto& column : timeline_columns())
    if (is_empty(column.cell(without)) && !is_empty(column.cell(with))) return column.name;
  return {};
}

}  // namespace render
