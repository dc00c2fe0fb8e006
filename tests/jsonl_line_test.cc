#include "render/jsonl_line.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "evtx/error.h"
#include "testing.h"

namespace {

using render::Cell;

/// A value, told apart from one of another type.
struct Shown {
  std::string operator()(std::monostate /*null*/) const { return "null"; }
  std::string operator()(std::string_view text) const { return "text " + std::string(text); }
  std::string operator()(std::uint64_t number) const { return "number " + std::to_string(number); }
  template <class Other>
  std::string operator()(const Other& /*other*/) const {
    return "something else";
  }
};

std::string shown(const std::optional<Cell>& cell) {
  return cell ? std::visit(Shown(), *cell) : "nothing";
}

// The value behind `time`, which may be of any type here.
std::string time_in(const std::string& line) {
  render::JsonlLine parsed;
  render::parse(line, parsed);
  return shown(parsed.columns.at(0));
}

std::string problem(const std::string& line) {
  render::JsonlLine parsed;
  try {
    render::parse(line, parsed);
  } catch (const evtx::Error& error) {
    return error.problem();
  }
  return "none";
}

}  // namespace

TEST_CASE("a value is a text, a number or nothing") {
  CHECK(time_in(R"({"time":"a"})") == "text a");
  CHECK(time_in(R"({"time":""})") == "text ");
  CHECK(time_in(R"({"time":"a\u0000\n\"\ud83d\ude00"})") == std::string("text a\0\n\"😀", 13));
  CHECK(time_in(R"({"time":0})") == "number 0");
  CHECK(time_in(R"({"time":18446744073709551615})") == "number 18446744073709551615");
  CHECK(time_in(R"({"time":null})") == "null");
  CHECK(time_in(" { \"time\" :\t\"a\" } ") == "text a");
}

TEST_CASE("a column that is not there is nothing, and not null") {
  render::JsonlLine line;
  render::parse("{}", line);
  for (const auto& column : line.columns) CHECK_FALSE(column.has_value());
  CHECK_FALSE(line.raw.has_value());
}

TEST_CASE("nothing stays of the line before") {
  render::JsonlLine line;
  render::parse(R"({"time":"a","failure_code":[1,2],"raw":{"A":"1"}})", line);
  CHECK(line.numbers.size() == 2);
  render::parse(R"({"computer":"b"})", line);
  CHECK_FALSE(line.columns.at(0).has_value());
  CHECK(shown(line.columns.at(1)) == "text b");
  CHECK(line.numbers.empty());
  CHECK_FALSE(line.raw.has_value());
}

TEST_CASE("the columns may come in any order") {
  render::JsonlLine line;
  render::parse(R"({"event_id":3,"computer":"b","time":"a"})", line);
  CHECK(shown(line.columns.at(0)) == "text a");
  CHECK(shown(line.columns.at(1)) == "text b");
  CHECK(shown(line.columns.at(2)) == "number 3");
}

TEST_CASE("the fields are in the order of the line, each with its code units") {
  render::JsonlLine line;
  render::parse(R"({"raw":{"B":"1","B#code_units":"d800","A":"","":"x"}})", line);
  REQUIRE(line.raw.has_value());
  REQUIRE(line.raw->size() == 3);
  CHECK(line.raw->at(0).name == "B");
  CHECK(line.raw->at(0).value.value == "1");
  CHECK(line.raw->at(0).value.code_units == "d800");
  CHECK(line.raw->at(1).name == "A");
  CHECK(line.raw->at(1).value.code_units.empty());
  CHECK(line.raw->at(2).value.value == "x");
}

TEST_CASE("keys that are no columns are passed over with all they hold") {
  CHECK(time_in(R"({"x":{"time":[{"raw":-1.5},true]},"y":1e300,"raw2":null,"time":"a"})") ==
        "text a");
}

TEST_CASE("what is no row says why") {
  const auto [line, expected] = GENERATE(table<std::string, std::string>({
      {"", "it is no JSON from its byte 0 on"},
      {"x", "it is no JSON from its byte 0 on"},
      {"[]", "it is no JSON object"},
      {"1", "it is no JSON object"},
      {"-1", "it is no JSON object"},
      {"null", "it is no JSON object"},
      {"\"a\"", "it is no JSON object"},
      {R"({"time":"a")", "it is no JSON from its byte 11 on"},
      {R"({"time":"a)", "it is no JSON from its byte 10 on"},
      {R"({"time":"a"}{)", "it is no JSON from its byte 12 on"},
      {R"({"time":"a",})", "it is no JSON from its byte 12 on"},
      {R"({"x":1e999})", "it is no JSON from its byte 5 on"},
      {R"({"time":"a","time":"b"})", "it has 'time' twice"},
      {R"({"time":null,"time":null})", "it has 'time' twice"},
      {R"({"failure_code":[],"failure_code":[]})", "it has 'failure_code' twice"},
      {R"({"raw":{},"raw":{}})", "it has 'raw' twice"},
      {R"({"raw":{"A":"1","B":"2","A":"3"}})", "it has 'A' in raw twice"},
      {R"({"raw":{"A":"1","A#code_units":"2","A#code_units":"3"}})",
       "'A#code_units' is there twice"},
      {R"({"raw":{"A#code_units":"2"}})", "'A#code_units' in raw is not behind the field it is of"},
      {R"({"raw":{"A":"1","B":"2","A#code_units":"3"}})",
       "'A#code_units' in raw is not behind the field it is of"},
      {R"({"raw":{"A":1}})", "'A' in raw is no text"},
      {R"({"raw":{"A":null}})", "'A' in raw is no text"},
      {R"({"raw":{"A":{}}})", "'A' in raw is no text"},
      {R"({"raw":{"A":[]}})", "'A' is an array"},
      {R"({"raw":{"A":true}})", "'A' is neither text nor a count"},
      {R"({"raw":[]})", "'raw' is an array"},
      {R"({"raw":"A"})", "'raw' is no object"},
      {R"({"time":[]})", "'time' is an array"},
      {R"({"time":{}})", "'time' is an object"},
      {R"({"time":true})", "'time' is neither text nor a count"},
      {R"({"time":-1})", "'time' is neither text nor a count"},
      {R"({"time":1.5})", "'time' is neither text nor a count"},
      {R"({"time":18446744073709551616})", "'time' is neither text nor a count"},
      {R"({"failure_code":[[1]]})", "'failure_code' is an array"},
      {R"({"failure_code":[{}]})", "'failure_code' is an object"},
      {R"({"failure_code":["1"]})", "'failure_code' holds what is no code"},
      {R"({"failure_code":[4294967296]})", "'failure_code' holds what is no code"},
      {std::string("{\"time\":\"a\"}\0{", 14),
       "it holds a NUL byte, as UTF-16 does; rows are UTF-8"},
      {"{\"time\":\"\xff\"}", "it is no JSON from its byte 9 on"},
      {"{\"time\":\"a\nb\"}", "it is no JSON from its byte 10 on"},
      {R"({"time":"\ud800"})", "it is no JSON from its byte 9 on"},
      {R"({"time":"\udc00"})", "it holds half of a surrogate pair"},
      {R"({"\udc00":"a"})", "it holds half of a surrogate pair"},
  }));
  CAPTURE(line);
  CHECK(problem(line) == expected);
}

TEST_CASE("nesting is bounded, however deep it is") {
  const auto nested = [](std::size_t depth) {
    return R"({"x":)" + std::string(depth, '[') + std::string(depth, ']') + "}";
  };
  CHECK(problem(nested(15)) == "none");
  CHECK(problem(nested(16)) == "it is nested too deeply");
  CHECK(problem(nested(1'000'000)) == "it is nested too deeply");
}

TEST_CASE("the number of fields is bounded") {
  std::string line = R"({"raw":{)";
  for (int i = 0; i < 20000; ++i) line += '"' + std::to_string(i) + R"(":"",)";
  line.back() = '}';
  CHECK(problem(line + "}") == "it has more fields than a record can hold");
}

TEST_CASE("a quoted text is short, whatever it was") {
  CHECK(render::quoted("a'b") == "'a'b'");
  CHECK(render::quoted(std::string(1'000'000, 'x')).size() < 70);
}
