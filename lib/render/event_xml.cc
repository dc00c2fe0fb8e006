#include "render/event_xml.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>

namespace render {
namespace {

bool may_begin_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':';
}

// XML allows much more beyond ASCII, of which its readers know different editions. Manifests of
// events name elements in ASCII.
bool may_be_in_name(char c) {
  return may_begin_name(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

bool is_name(std::string_view text) {
  return !text.empty() && may_begin_name(text.front()) && std::ranges::all_of(text, may_be_in_name);
}

bool has_names(const evtx::Element& element) {
  std::unordered_set<std::string_view> seen;
  const auto is_sound = [&](const evtx::Attribute& attribute) {
    return is_name(attribute.name) && seen.insert(attribute.name).second;
  };
  const auto is_sound_node = [](const evtx::Element::Node& node) {
    const auto* inner = std::get_if<evtx::Element>(&node);
    return inner == nullptr || has_names(*inner);
  };
  return is_name(element.name) && std::ranges::all_of(element.attributes, is_sound) &&
         std::ranges::all_of(element.content, is_sound_node);
}

void make_name(std::string& name) {
  if (name.empty() || !may_begin_name(name.front())) name.insert(0, "_");
  std::ranges::replace_if(
      name, [](char c) { return !may_be_in_name(c); }, '_');
}

// An element may have an attribute once: a second `a` becomes `a_2`.
class AttributeNames {
 public:
  std::string unique(std::string name) {
    while (true) {
      const auto count = ++counts_[name];
      if (count == 1) return name;
      name = fmt::format("{}_{}", name, count);
    }
  }

 private:
  std::unordered_map<std::string, std::size_t> counts_{};
};

void make_names(evtx::Element& element) {
  make_name(element.name);
  AttributeNames names;
  for (auto& attribute : element.attributes) {
    make_name(attribute.name);
    attribute.name = names.unique(std::move(attribute.name));
  }
  for (auto& node : element.content)
    if (auto* inner = std::get_if<evtx::Element>(&node)) make_names(*inner);
}

std::string on_one_line(std::string xml) {
  if (xml.find('\n') == std::string::npos) return xml;
  std::string line;
  for (const char c : xml) {
    if (c == '\n') {
      line += "&#10;";
    } else {
      line += c;
    }
  }
  return line;
}

}  // namespace

std::string event_xml(const evtx::Element& event) {
  if (has_names(event)) return on_one_line(evtx::to_xml(event));
  auto named = event;
  make_names(named);
  return on_one_line(evtx::to_xml(named));
}

}  // namespace render
