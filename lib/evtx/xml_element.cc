#include "evtx/xml_element.h"

#include <fmt/format.h>

#include <pugixml.hpp>

#include "evtx/error.h"

namespace evtx {
namespace {

// Line ends are not rewritten, and a value of blanks alone is kept.
constexpr unsigned kParseOptions =
    pugi::parse_cdata | pugi::parse_escapes | pugi::parse_ws_pcdata_single;

constexpr int kDeepestXmlElement = 512;  // events have fewer than 10 levels

Element element_of(const pugi::xml_node& node, int depth) {
  if (depth > kDeepestXmlElement)
    throw Error(fmt::format("its XML has elements nested more than {} deep", kDeepestXmlElement));
  Element element{.name = node.name()};
  for (const auto& attribute : node.attributes())
    element.attributes.push_back({.name = attribute.name(), .value = attribute.value()});
  for (const auto& child : node.children()) {
    if (child.type() == pugi::node_element) {
      element.content.emplace_back(element_of(child, depth + 1));
    } else {
      element.content.emplace_back(Text{.value = child.value()});
    }
  }
  return element;
}

}  // namespace

Element element_from_xml(std::string_view xml) {
  pugi::xml_document document;
  const auto parsed =
      document.load_buffer(xml.data(), xml.size(), kParseOptions, pugi::encoding_utf8);
  if (!parsed)
    throw Error(fmt::format("its XML cannot be parsed at byte {} of {}: {}", parsed.offset,
                            xml.size(), parsed.description()));
  return element_of(document.document_element(), 0);
}

}  // namespace evtx
