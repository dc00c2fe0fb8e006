#include "evtx/element.h"

#include "evtx/xml_element.h"
#include "testing.h"

namespace {

using evtx::Element;
using evtx::Text;

const Element& sample() {
  static const Element element{
      .name = "Event",
      .attributes = {{"a", "1"}, {"b", ""}, {"a", "2"}},
      .content = {Text{.value = "x"}, Element{.name = "B", .content = {Text{.value = "first"}}},
                  Text{.value = "y"}, Element{.name = "C"},
                  Element{.name = "B", .content = {Text{.value = "second"}}}}};
  return element;
}

std::string xml_of_text(const std::string& text) {
  return to_xml(Element{.name = "A", .content = {Text{.value = text}}});
}

}  // namespace

TEST_CASE("a child is the first element of its name, directly inside") {
  REQUIRE(child(sample(), "B") != nullptr);
  CHECK(text_of(*child(sample(), "B")) == "first");
  CHECK(child(sample(), "D") == nullptr);
  CHECK(child(Element{.content = {sample()}}, "B") == nullptr);
}

TEST_CASE("an attribute is the first of its name, and empty if there is none") {
  CHECK(attribute(sample(), "a") == "1");
  CHECK(attribute(sample(), "b") == "");
  CHECK(attribute(sample(), "c") == "");
}

TEST_CASE("the text of an element is what stands directly inside") {
  CHECK(text_of(sample()) == "xy");
  CHECK(text_of(Element{}) == "");
}

TEST_CASE("texts that become one keep their code units, which stay apart") {
  Text text{.value = "a"};
  append(text, {.value = "\ufffd", .code_units = "d800"});
  append(text, {.value = "b"});
  append(text, {.value = "\ufffd", .code_units = "dc00"});
  CHECK(text == Text{.value = "a\ufffdb\ufffd", .code_units = "d800 dc00"});
}

TEST_CASE("a text behind a text becomes one with it, behind an element it stands alone") {
  std::vector<Element::Node> parts;
  evtx::append(parts, Text{.value = "a"});
  evtx::append(parts, Text{.value = "b"});
  parts.emplace_back(Element{.name = "C"});
  evtx::append(parts, Text{.value = "d"});
  CHECK(parts ==
        std::vector<Element::Node>{Text{.value = "ab"}, Element{.name = "C"}, Text{.value = "d"}});
}

TEST_CASE("the elements directly inside are given in their order") {
  const auto& element = sample();
  const auto inside = evtx::elements_in(element);
  REQUIRE(inside.size() == 3);
  CHECK(inside[0] == evtx::child(element, "B"));
  CHECK(inside[1]->name == "C");
  CHECK(inside[2]->name == "B");
  CHECK(evtx::elements_in(*inside[1]).empty());
}

TEST_CASE("white space alone is blank") {
  CHECK(evtx::is_blank(""));
  CHECK(evtx::is_blank(" \t\r\n"));
  CHECK_FALSE(evtx::is_blank(" x"));
  CHECK_FALSE(evtx::is_blank("\u00a0"));
}

TEST_CASE("an element is written as XML on one line, in its order") {
  CHECK(to_xml(sample()) ==
        "<Event a=\"1\" b=\"\" a=\"2\">x<B>first</B>y<C/><B>second</B></Event>");
  CHECK(to_xml(Element{.name = "A"}) == "<A/>");
  CHECK(xml_of_text("") == "<A></A>");
}

TEST_CASE("what XML needs escaped is, in texts and attributes") {
  CHECK(xml_of_text("&<>\"'\r\n\t") == "<A>&amp;&lt;&gt;&quot;'&#13;\n\t</A>");
  CHECK(to_xml(Element{.name = "A", .attributes = {{"b", "&<>\"'\r"}}}) ==
        "<A b=\"&amp;&lt;&gt;&quot;'&#13;\"/>");
}

TEST_CASE("line ends and tabs of an attribute are escaped, since XML takes them for blanks") {
  CHECK(to_xml(Element{.name = "A", .attributes = {{"b", "1\n2\t3"}}}) ==
        "<A b=\"1&#10;2&#9;3\"/>");
}

TEST_CASE("characters that XML cannot hold are U+FFFD, others are themselves") {
  CHECK(xml_of_text(std::string("\0\x01\x1f", 3)) == "<A>\ufffd\ufffd\ufffd</A>");
  CHECK(xml_of_text("\x7f\u0080\ud7ff\ue000\ufffd\U0001f600") ==
        "<A>\x7f\u0080\ud7ff\ue000\ufffd\U0001f600</A>");
  CHECK(xml_of_text("a\ufffe\uffffb\ufffd") == "<A>a\ufffd\ufffdb\ufffd</A>");
}

TEST_CASE("XML of an element is read as the same element") {
  CHECK(evtx::element_from_xml(to_xml(sample())) == sample());
  const Element escaped{.name = "A",
                        .attributes = {{"b", "&<>\"'\r\n\t"}},
                        .content = {Text{.value = "&<>\"'\r\n\t"}}};
  CHECK(evtx::element_from_xml(to_xml(escaped)) == escaped);
}

TEST_CASE("XML nested without end is refused before it uses up the stack") {
  const auto nested = [](std::size_t depth) {
    std::string xml;
    for (std::size_t i = 0; i < depth; ++i) xml += "<a>";
    for (std::size_t i = 0; i < depth; ++i) xml += "</a>";
    return xml;
  };
  CHECK(to_xml(evtx::element_from_xml(nested(513))).size() == 513 * 7 - 3);
  CHECK_THROWS_WITH(evtx::element_from_xml(nested(200'000)),
                    "its XML has elements nested more than 512 deep");
}
