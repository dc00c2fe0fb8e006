#include "render/event_json.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <variant>
#include <vector>

#include "render/json.h"

namespace render {
namespace {

using evtx::Element;
using evtx::Text;

/// The elements of one name inside another.
using Namesakes = std::vector<const Element*>;

// In the order in which the names come first.
std::vector<Namesakes> by_name(const std::vector<const Element*>& elements) {
  std::vector<Namesakes> groups;
  std::unordered_map<std::string_view, std::size_t> known;
  for (const auto* element : elements) {
    const auto [group, is_new] = known.try_emplace(element->name, groups.size());
    if (is_new) groups.emplace_back();
    groups[group->second].push_back(element);
  }
  return groups;
}

std::string code_units_of(const Element& element) {
  std::string all;
  for (const auto& node : element.content) {
    const auto* text = std::get_if<Text>(&node);
    if (text == nullptr || text->code_units.empty()) continue;
    all.append(all.empty() ? "" : " ").append(text->code_units);
  }
  return all;
}

// Names that begin like those of attributes and texts would be taken for these.
bool is_key(std::string_view name) {
  return !name.empty() && name.front() != '@' && name.front() != '#';
}

bool is_data(const Element* element) { return element->name == "Data"; }

// Each has a name that no other and no element beside them has.
bool can_go_by_name(const std::vector<const Element*>& elements) {
  std::unordered_set<std::string_view> taken;
  for (const auto* element : elements)
    if (!is_data(element)) taken.insert(element->name);
  return std::ranges::all_of(elements, [&](const Element* element) {
    const auto name = evtx::attribute(*element, "Name");
    return !is_data(element) || (is_key(name) && taken.insert(name).second);
  });
}

/// Writes elements by the rules in the header.
class ElementWriter {
 public:
  explicit ElementWriter(Json& json) : json_(json) {}

  void write(const Element& element) { write(element, element.attributes); }

 private:
  void write(const Element& element, std::span<const evtx::Attribute> attributes) {
    const auto elements = evtx::elements_in(element);
    const auto text = evtx::text_of(element);
    const auto code_units = code_units_of(element);
    if (attributes.empty() && elements.empty() && code_units.empty()) return json_.text(text);
    json_.begin_object();
    write_attributes(attributes);
    if (elements.empty() ? !text.empty() : !evtx::is_blank(text)) json_.key("#text").text(text);
    if (!code_units.empty()) json_.key("#code_units").text(code_units);
    const bool data_by_name = can_go_by_name(elements);
    for (const auto& namesakes : by_name(elements)) {
      if (data_by_name && is_data(namesakes.front())) {
        write_data(namesakes);
      } else {
        write_namesakes(namesakes);
      }
    }
    json_.end_object();
  }

  void write_attributes(std::span<const evtx::Attribute> attributes) {
    std::unordered_set<std::string_view> seen;
    for (const auto& [name, value] : attributes)
      if (seen.insert(name).second) json_.key("@" + name).text(value);
  }

  void write_data(const Namesakes& namesakes) {
    for (const auto* element : namesakes) {
      json_.key(evtx::attribute(*element, "Name"));
      auto attributes = element->attributes;
      std::erase_if(attributes, [](const auto& attribute) { return attribute.name == "Name"; });
      write(*element, attributes);
    }
  }

  void write_namesakes(const Namesakes& namesakes) {
    const auto& name = namesakes.front()->name;
    json_.key(name);
    if (namesakes.size() == 1 && !is_data(namesakes.front())) return write(*namesakes.front());
    json_.begin_array();
    for (const auto* element : namesakes) write(*element);
    json_.end_array();
  }

  Json& json_;
};

}  // namespace

std::string event_json_line(const timeline::LoggedEvent& logged) {
  Json json;
  json.begin_object();
  json.key("source").text(logged.source);
  json.key("record_id").id(logged.record_id);
  json.key("offset").number(logged.offset);
  json.key("written_time");
  if (logged.written) {
    json.text(evtx::to_string(*logged.written));
  } else {
    json.null();
  }
  json.key("event");
  ElementWriter(json).write(logged.event);
  json.end_object();
  return json.line();
}

}  // namespace render
