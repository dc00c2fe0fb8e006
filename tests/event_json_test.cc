#include "render/event_json.h"

#include <string>

#include "testing.h"

namespace {

using evtx::Element;
using evtx::Text;

std::string line_of(const Element& event) {
  return render::event_json_line(
      {.source = "log", .record_id = 7, .offset = 512, .written = {}, .event = event});
}

/// The value of `event` in the line.
std::string json(const Element& event) {
  const std::string head =
      R"({"source":"log","record_id":"7","offset":512,"written_time":null,"event":)";
  const auto line = line_of(event);
  REQUIRE(line.starts_with(head));
  REQUIRE(line.ends_with("}\n"));
  return line.substr(head.size(), line.size() - head.size() - 2);
}

Element data(const std::string& name, const std::string& value) {
  return {.name = "Data",
          .attributes = {{.name = "Name", .value = name}},
          .content = {Text{.value = value}}};
}

Element nameless(const std::string& value) {
  return {.name = "Data", .content = {Text{.value = value}}};
}

}  // namespace

TEST_CASE("an element with nothing but text is a string") {
  CHECK(json({.name = "E", .content = {Text{.value = "a\"b\n"}}}) == R"("a\"b\n")");
  CHECK(json({.name = "E"}) == R"("")");
}

TEST_CASE("attributes, text and elements stand by name, those of one name in an array") {
  CHECK(json({.name = "E",
              .attributes = {{.name = "x", .value = "1"}},
              .content = {Text{.value = "text"}, Element{.name = "A"},
                          Element{.name = "B", .content = {Text{.value = "b"}}},
                          Element{.name = "A", .content = {Text{.value = "a"}}}}}) ==
        R"({"@x":"1","#text":"text","A":["","a"],"B":"b"})");
}

TEST_CASE("blanks between elements are left out, and those of a text are kept") {
  CHECK(json({.name = "E", .content = {Text{.value = "\n "}, Element{.name = "A"}}}) ==
        R"({"A":""})");
  CHECK(json({.name = "E",
              .attributes = {{.name = "x", .value = ""}},
              .content = {Text{.value = " "}}}) == R"({"@x":"","#text":" "})");
}

TEST_CASE("Data with names of their own stand by them") {
  CHECK(json({.name = "EventData", .content = {data("b", "1"), data("a", "2")}}) ==
        R"({"b":"1","a":"2"})");
  CHECK(json({.name = "EventData", .content = {data("a", "1"), Element{.name = "Binary"}}}) ==
        R"({"a":"1","Binary":""})");
}

TEST_CASE("a Data that has more than its name is an object") {
  auto more = data("a", "1");
  more.attributes.push_back({.name = "Type", .value = "t"});
  CHECK(json({.name = "EventData", .content = {more}}) == R"({"a":{"@Type":"t","#text":"1"}})");
}

TEST_CASE("Data without names, or with one twice, are an array in the order of the log") {
  CHECK(json({.name = "EventData", .content = {nameless("x")}}) == R"({"Data":["x"]})");
  CHECK(json({.name = "EventData", .content = {data("a", "1"), nameless("x"), data("a", "2")}}) ==
        R"({"Data":[{"@Name":"a","#text":"1"},"x",{"@Name":"a","#text":"2"}]})");
  CHECK(json({.name = "EventData", .content = {data("@a", "1")}}) ==
        R"({"Data":[{"@Name":"@a","#text":"1"}]})");
  CHECK(json({.name = "EventData", .content = {data("Binary", "1"), Element{.name = "Binary"}}}) ==
        R"({"Data":[{"@Name":"Binary","#text":"1"}],"Binary":""})");
}

TEST_CASE("what a text cannot hold stands beside it") {
  CHECK(json({.name = "EventData",
              .content = {Element{
                  .name = "Data",
                  .attributes = {{.name = "Name", .value = "a"}},
                  .content = {Text{.value = "\xef\xbf\xbd", .code_units = "d800"}}}}}) ==
        "{\"a\":{\"#text\":\"\xef\xbf\xbd\",\"#code_units\":\"d800\"}}");
}

TEST_CASE("bytes that are no UTF-8 and names there twice leave it valid JSON") {
  CHECK(json({.name = "E",
              .attributes = {{.name = "x", .value = "\xff"}, {.name = "x", .value = "2"}},
              .content = {Element{.name = "\xff\x01"}}}) ==
        "{\"@x\":\"\xef\xbf\xbd\",\"\xef\xbf\xbd\\u0001\":\"\"}");
}
