#include "render/event_xml.h"

#include "evtx/xml_element.h"
#include "testing.h"

using evtx::Element;
using evtx::Text;

TEST_CASE("an event is XML on one line, line ends and all") {
  const Element event{.name = "Event",
                      .attributes = {{.name = "a", .value = "x\ny"}},
                      .content = {Text{.value = "1\r\n2"}, Element{.name = "Empty"}}};
  const auto xml = render::event_xml(event);
  CHECK(xml == "<Event a=\"x&#10;y\">1&#13;&#10;2<Empty/></Event>");
  CHECK(evtx::element_from_xml(xml) == event);
}

TEST_CASE("names that XML cannot have, and attributes there twice, do not make it ill-formed") {
  const Element event{
      .name = "1 <x>",
      .attributes = {{.name = "a b", .value = "first"}, {.name = "a=b", .value = "second"}},
      .content = {Element{.name = ""}, Element{.name = "\xc3\xa4"}}};
  const auto xml = render::event_xml(event);
  CHECK(xml == "<_1__x_ a_b=\"first\" a_b_2=\"second\"><_/><___/></_1__x_>");
  CHECK_NOTHROW(evtx::element_from_xml(xml));
}
