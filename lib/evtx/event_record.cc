#include "evtx/event_record.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "evtx/error.h"
#include "evtx/integer.h"

namespace evtx {
namespace {

std::optional<std::string> non_empty(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return std::string(text);
}

/// The elements of System by name; one that is absent has no text and no attributes.
class SystemElement {
 public:
  explicit SystemElement(const Element& element) : element_(element) {}

  [[nodiscard]] std::string text(std::string_view name) const {
    const auto* found = child(element_, name);
    return found == nullptr ? std::string{} : text_of(*found);
  }
  template <class Integer>
  [[nodiscard]] std::optional<Integer> number(std::string_view name) const {
    return integer_from<Integer>(text(name));
  }
  [[nodiscard]] std::string_view attribute(std::string_view name,
                                           std::string_view attribute) const {
    const auto* found = child(element_, name);
    return found == nullptr ? std::string_view{} : evtx::attribute(*found, attribute);
  }

 private:
  const Element& element_;
};

System system_of(const SystemElement& system) {
  return {
      .provider_name = non_empty(system.attribute("Provider", "Name")),
      .provider_guid = non_empty(system.attribute("Provider", "Guid")),
      .event_id = system.number<std::uint32_t>("EventID"),
      .version = system.number<std::uint32_t>("Version"),
      .level = system.number<std::uint32_t>("Level"),
      .task = system.number<std::uint32_t>("Task"),
      .opcode = system.number<std::uint32_t>("Opcode"),
      .keywords = system.number<std::uint64_t>("Keywords"),
      .time_created = from_iso8601(system.attribute("TimeCreated", "SystemTime")),
      .record_id = system.number<std::uint64_t>("EventRecordID"),
      .process_id = integer_from<std::uint32_t>(system.attribute("Execution", "ProcessID")),
      .thread_id = integer_from<std::uint32_t>(system.attribute("Execution", "ThreadID")),
      .activity_id = non_empty(system.attribute("Correlation", "ActivityID")),
      .channel = non_empty(system.text("Channel")),
      .computer = non_empty(system.text("Computer")),
      .user_sid = non_empty(system.attribute("Security", "UserID")),
  };
}

// The text of a value, or its XML where it has elements inside.
void take_value(Field& field, const Element& data) {
  Text value;
  for (const auto& node : data.content) {
    if (const auto* text = std::get_if<Text>(&node)) {
      append(value, *text);
    } else {
      value.value += to_xml(std::get<Element>(node));
    }
  }
  field.value = std::move(value.value);
  field.code_units = std::move(value.code_units);
}

std::vector<Field> fields_of(const Element& event_data) {
  std::vector<Field> fields;
  for (const auto& node : event_data.content) {
    Field field;
    if (const auto* data = std::get_if<Element>(&node)) {
      field.name = data->name == "Data" ? attribute(*data, "Name") : data->name;
      take_value(field, *data);
    } else {
      field.value = std::get<Text>(node).value;
      if (is_blank(field.value)) continue;
    }
    fields.push_back(std::move(field));
  }
  return fields;
}

// The provider's own element stands between UserData and the fields.
std::vector<Field> user_fields_of(const Element& user_data) {
  for (const auto& node : user_data.content)
    if (const auto* own = std::get_if<Element>(&node)) return fields_of(*own);
  return {};
}

}  // namespace

bool is_event(const Element& element) {
  return element.name == "Event" && child(element, "System") != nullptr;
}

Record record_from(const Element& event) {
  if (!is_event(event)) throw Error("record has no System element");
  Record record;
  record.system = system_of(SystemElement(*child(event, "System")));
  if (const auto* event_data = child(event, "EventData"))
    record.event_data = fields_of(*event_data);
  if (const auto* user_data = child(event, "UserData")) {
    record.user_data = to_xml(*user_data);
    record.user_fields = user_fields_of(*user_data);
  }
  return record;
}

}  // namespace evtx
