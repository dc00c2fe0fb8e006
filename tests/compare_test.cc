#include "evtx/compare.h"

#include <fmt/format.h>

#include <string>

#include "evtx/xml_element.h"
#include "testing.h"

namespace {

using evtx::Element;
using evtx::Text;

std::string told(const Element& native, const Element& libevtx) {
  const auto found = first_difference(native, libevtx);
  return found ? fmt::format("{}: '{}' / '{}'", found->place, found->native, found->libevtx) : "";
}

std::string of_xml(const std::string& native, const std::string& libevtx) {
  return told(evtx::element_from_xml(native), evtx::element_from_xml(libevtx));
}

Element element_of(const std::string& text) {
  return {.name = "Event", .content = {Element{.name = "Data", .content = {Text{.value = text}}}}};
}

// As the text of an element and as an attribute's value.
bool are_same(const std::string& native, const std::string& libevtx) {
  const Element mine{.name = "A", .attributes = {{"b", native}}};
  const Element theirs{.name = "A", .attributes = {{"b", libevtx}}};
  const bool are_same_texts = told(element_of(native), element_of(libevtx)).empty();
  CHECK(told(mine, theirs).empty() == are_same_texts);
  return are_same_texts;
}

}  // namespace

TEST_CASE("an event is no different from itself") {
  const std::string xml =
      "<Event "
      "a=\"1\"><System><Id>7</Id></System><EventData><Data>x</Data><Data/></EventData></Event>";
  CHECK(of_xml(xml, xml) == "");
}

TEST_CASE("the outermost elements' names are compared") {
  CHECK(of_xml("<Event/>", "<Events/>") == ": 'Event' / 'Events'");
}

TEST_CASE("a text that differs is told with its place and both values") {
  CHECK(of_xml("<Event><S><Id>1</Id></S></Event>", "<Event><S><Id>2</Id></S></Event>") ==
        "Event/S[1]/Id[1]: '1' / '2'");
  CHECK(of_xml("<Event><D>1</D><D>2</D></Event>", "<Event><D>1</D><D/></Event>") ==
        "Event/D[2]: '2' / ''");
  CHECK(of_xml("<Event>1<D/></Event>", "<Event>2<D/></Event>") == "Event: '1' / '2'");
}

TEST_CASE("an attribute that differs or is on one side only is told with its place") {
  CHECK(of_xml("<Event><E P=\"1\"/></Event>", "<Event><E P=\"2\"/></Event>") ==
        "Event/E[1]/@P: '1' / '2'");
  CHECK(of_xml("<Event P=\"1\"/>", "<Event/>") == "Event/@P: '1' / ''");
  CHECK(of_xml("<Event/>", "<Event P=\"1\"/>") == "Event/@P: '' / '1'");
  CHECK(of_xml("<Event P=\"1\" Q=\"2\"/>", "<Event Q=\"2\" P=\"1\"/>") == "");
  CHECK(of_xml("<Event P=\"\"/>", "<Event/>") == "");
}

TEST_CASE("elements that are missing, added or of other names are told by all names") {
  CHECK(of_xml("<Event><A/><B/></Event>", "<Event><A/></Event>") == "Event: 'A B' / 'A'");
  CHECK(of_xml("<Event><A/></Event>", "<Event><A/><B/></Event>") == "Event: 'A' / 'A B'");
  CHECK(of_xml("<Event><A/><B/></Event>", "<Event><B/><A/></Event>") == "Event: 'A B' / 'B A'");
  CHECK(of_xml("<Event><A><B/></A></Event>", "<Event><A/></Event>") == "Event/A[1]: 'B' / ''");
}

TEST_CASE("the first of several differences is told, attributes before what is inside") {
  CHECK(of_xml("<Event P=\"1\"><A>1</A></Event>", "<Event P=\"2\"><A>2</A></Event>") ==
        "Event/@P: '1' / '2'");
  CHECK(of_xml("<Event>1<A>1</A></Event>", "<Event>2<A>2</A></Event>") == "Event/A[1]: '1' / '2'");
}

TEST_CASE("times to the nanosecond are times to 100 ns") {
  CHECK(are_same("2026-01-02T03:04:05.1234567Z", "2026-01-02T03:04:05.123456700Z"));
  CHECK_FALSE(are_same("2026-01-02T03:04:05.1234567Z", "2026-01-02T03:04:05.123456701Z"));
  CHECK_FALSE(are_same("2026-01-02T03:04:05.1234567Z", "2026-01-02T03:04:05.123456800Z"));
  CHECK_FALSE(are_same("2026-01-02T03:04:05.1234567Z", "2026-01-02T03:04:05.1234567"));
}

TEST_CASE("hexadecimal numbers may be padded, or decimal where they are sizes") {
  CHECK(are_same("0x14b8e", "0x00014b8e"));
  CHECK(are_same("0x14b8e", "84878"));
  CHECK(are_same("0xffffffffffffffff", "18446744073709551615"));
  CHECK(are_same("0x0", "0x00000000"));
  CHECK_FALSE(are_same("0x14b8e", "0x00014b8f"));
  CHECK_FALSE(are_same("0x14b8e", "84879"));
  CHECK_FALSE(are_same("84878", "0x14b8e"));
  CHECK_FALSE(are_same("0x",
                       "0x"
                       "0"));
  CHECK_FALSE(are_same("0x1g", "1"));
  CHECK_FALSE(are_same("0x10000000000000000", "0"));
}

TEST_CASE("negative integers may have lost 2^(n-1)") {
  CHECK(are_same("-1", "-127"));
  CHECK(are_same("-128", "0"));
  CHECK(are_same("-1", "-32767"));
  CHECK(are_same("-1", "-2147483647"));
  CHECK(are_same("-1", "-9223372036854775807"));
  CHECK_FALSE(are_same("-1", "-126"));
  CHECK_FALSE(are_same("1", "-129"));
  CHECK_FALSE(are_same("-129", "1"));
  CHECK_FALSE(are_same("-1", "1"));
}

TEST_CASE("characters that XML cannot hold may be lost, CR too") {
  CHECK(are_same("a\r\nb", "a\nb"));
  CHECK(are_same(std::string("a\x01\x02\x1f\x7f"
                             "b"),
                 "ab"));
  CHECK(are_same("\r", ""));
  CHECK_FALSE(are_same("a\nb", "ab"));
  CHECK_FALSE(are_same("ab", "a\rb"));
  CHECK_FALSE(are_same("a", "ab"));
  CHECK_FALSE(are_same("ab", "a"));
}

TEST_CASE("a lone surrogate may take away the character behind it, and no other") {
  CHECK(are_same("a\ufffd\u00e9b", "a\ufffdb"));
  CHECK(are_same("a\ufffdb", "a\ufffdb"));
  CHECK(are_same("a\ufffd", "a\ufffd"));
  CHECK_FALSE(are_same("a\ufffdbc", "a\ufffd"));
  CHECK_FALSE(are_same("a\ufffdb", "ab"));
  CHECK_FALSE(are_same("a\u00e9b", "ab"));
}

TEST_CASE("blanks alone may be lost, blanks beside others may not") {
  CHECK(are_same(" \t\r\n", ""));
  CHECK_FALSE(are_same("", " "));
  CHECK_FALSE(are_same("a ", "a"));
}

TEST_CASE("markup in a text may have become elements") {
  CHECK(told(element_of("<b c=\"1\">x</b>"),
             evtx::element_from_xml("<Event><Data><b c=\"1\">x</b></Data></Event>")) == "");
  CHECK(told(element_of("<b>x</b>"),
             evtx::element_from_xml("<Event><Data><b>y</b></Data></Event>")) ==
        "Event/Data[1]: '' / 'b'");
  CHECK(told(element_of("<b>x"), evtx::element_from_xml("<Event><Data>x</Data></Event>")) ==
        "Event/Data[1]: '<b>x' / 'x'");
}

TEST_CASE("thousands of attributes are compared in no time") {
  Element native{.name = "Event"};
  for (int i = 0; i < 100'000; ++i) native.attributes.push_back({fmt::format("a{}", i), "1"});
  auto libevtx = native;
  CHECK(told(native, libevtx) == "");
  libevtx.attributes.back().value = "2";
  CHECK(told(native, libevtx) == "Event/@a99999: '1' / '2'");
}
