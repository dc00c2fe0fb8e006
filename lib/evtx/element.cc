#include "evtx/element.h"

#include <algorithm>

namespace evtx {
namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";  // U+FFFD

// What stands in XML for a character of ASCII; empty: itself.
std::string_view escaped(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\r':
      return "&#13;";
    case '\n':
    case '\t':
      return {};
    default:
      return c >= 0 && c < ' ' ? kReplacement : std::string_view{};
  }
}

void append_escaped(std::string& xml, std::string_view text) {
  for (const char c : text) {
    if (const auto instead = escaped(c); !instead.empty()) {
      xml += instead;
    } else {
      xml += c;
    }
  }
}

void append_element(std::string& xml, const Element& element) {
  xml.append("<").append(element.name);
  for (const auto& [name, value] : element.attributes) {
    xml.append(" ").append(name).append("=\"");
    append_escaped(xml, value);
    xml += '"';
  }
  if (element.content.empty()) {
    xml += "/>";
    return;
  }
  xml += '>';
  for (const auto& node : element.content) {
    if (const auto* text = std::get_if<Text>(&node)) {
      append_escaped(xml, text->value);
    } else {
      append_element(xml, std::get<Element>(node));
    }
  }
  xml.append("</").append(element.name).append(">");
}

}  // namespace

const Element* child(const Element& element, std::string_view name) {
  for (const auto& node : element.content)
    if (const auto* inner = std::get_if<Element>(&node); inner != nullptr && inner->name == name)
      return inner;
  return nullptr;
}

std::string_view attribute(const Element& element, std::string_view name) {
  const auto found = std::ranges::find(element.attributes, name, &Attribute::name);
  return found == element.attributes.end() ? std::string_view{} : found->value;
}

std::string text_of(const Element& element) {
  std::string all;
  for (const auto& node : element.content)
    if (const auto* text = std::get_if<Text>(&node)) all += text->value;
  return all;
}

std::string to_xml(const Element& element) {
  std::string xml;
  append_element(xml, element);
  return xml;
}

}  // namespace evtx
