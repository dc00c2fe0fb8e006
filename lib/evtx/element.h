#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace evtx {

/// Character data of an event, UTF-8.
struct Text {
  std::string value{};
  /// What the log has, as hex digits, where `value` cannot hold it: the UTF-16 code units,
  /// `d800 0041`, of which a surrogate without its other half is U+FFFD in `value`; the bytes of an
  /// ANSI string beyond ASCII. Empty everywhere else.
  std::string code_units{};

  bool operator==(const Text&) const = default;
};

/// What stands in a text for a character that it cannot hold: U+FFFD.
inline constexpr std::string_view kReplacement = "\xef\xbf\xbd";

/// Makes `more` the end of the text.
void append(Text& text, const Text& more);

/// Makes a text the last part of these; two texts that are neighbours become one.
template <class Part>
void append(std::vector<Part>& parts, Text&& more) {
  auto* last = parts.empty() ? nullptr : std::get_if<Text>(&parts.back());
  if (last != nullptr) {
    append(*last, more);
  } else {
    parts.emplace_back(std::move(more));
  }
}

/// True if the text has nothing but white space, or nothing.
bool is_blank(std::string_view text);

struct Attribute {
  std::string name{};
  std::string value{};

  bool operator==(const Attribute&) const = default;
};

/// An element of an event, whichever reader it comes from: what its XML says, without the XML.
struct Element {
  using Node = std::variant<Text, Element>;

  std::string name{};
  std::vector<Attribute> attributes{};
  std::vector<Node> content{};

  bool operator==(const Element&) const = default;
};

/// The first element of this name directly inside; null if there is none.
const Element* child(const Element& element, std::string_view name);
/// The elements directly inside, in their order; they are the element's.
std::vector<const Element*> elements_in(const Element& element);
/// The value of an attribute; empty if there is none.
std::string_view attribute(const Element& element, std::string_view name);
/// The texts directly inside, one behind the other.
std::string text_of(const Element& element);
/// The element as XML on one line: what XML needs escaped is, CR too; characters that XML 1.0
/// cannot hold are U+FFFD. Names are written as they are.
std::string to_xml(const Element& element);

}  // namespace evtx
