#include "evtx/element.h"

#include <algorithm>
#include <cstddef>

namespace evtx {
namespace {

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

// U+FFFE and U+FFFF, which are no characters of XML.
bool begins_with_noncharacter(std::string_view text) {
  return text.starts_with("\xef\xbf\xbe") || text.starts_with("\xef\xbf\xbf");
}

void append_escaped(std::string& xml, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (begins_with_noncharacter(text.substr(i))) {
      xml += kReplacement;
      i += 2;
    } else if (const auto instead = escaped(c); !instead.empty()) {
      xml += instead;
    } else {
      xml += c;
    }
  }
}

// XML takes the line ends and tabs of an attribute for blanks where they are not escaped.
void append_attribute_value(std::string& xml, std::string_view value) {
  while (!value.empty()) {
    const auto plain = std::min(value.find_first_of("\n\t"), value.size());
    append_escaped(xml, value.substr(0, plain));
    if (plain < value.size()) xml += value[plain] == '\n' ? "&#10;" : "&#9;";
    value.remove_prefix(std::min(plain + 1, value.size()));
  }
}

void append_element(std::string& xml, const Element& element) {
  xml.append("<").append(element.name);
  for (const auto& [name, value] : element.attributes) {
    xml.append(" ").append(name).append("=\"");
    append_attribute_value(xml, value);
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

void append(Text& text, const Text& more) {
  text.value += more.value;
  if (!text.code_units.empty() && !more.code_units.empty()) text.code_units += ' ';
  text.code_units += more.code_units;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

const Element* child(const Element& element, std::string_view name) {
  for (const auto& node : element.content)
    if (const auto* inner = std::get_if<Element>(&node); inner != nullptr && inner->name == name)
      return inner;
  return nullptr;
}

std::vector<const Element*> elements_in(const Element& element) {
  std::vector<const Element*> elements;
  for (const auto& node : element.content)
    if (const auto* inner = std::get_if<Element>(&node)) elements.push_back(inner);
  return elements;
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
