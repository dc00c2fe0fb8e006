#include "render/jsonl_reader.h"

#include <algorithm>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "events/decode.h"
#include "events/shape.h"
#include "evtx/error.h"
#include "render/jsonl.h"
#include "testing.h"

namespace {

using Fields = std::vector<events::FieldView>;

/// An event with what its texts are in.
class Decoded {
 public:
  Decoded(const events::Head& head, const Fields& fields)
      : values_(values_of(fields)), shape_(names_of(fields)) {
    event = events::decode(head, shape_, values_);
  }
  Decoded(const Decoded&) = delete;
  Decoded& operator=(const Decoded&) = delete;

  events::Event event{};

 private:
  static std::vector<events::FieldValue> values_of(const Fields& fields) {
    std::vector<events::FieldValue> values;
    for (const auto& field : fields) values.push_back({field.value, field.code_units});
    return values;
  }
  static std::vector<std::string> names_of(const Fields& fields) {
    std::vector<std::string> names;
    for (const auto& field : fields) names.emplace_back(field.name);
    return names;
  }

  std::vector<events::FieldValue> values_;
  events::Shape shape_;
};

const events::Head kHead{.event_id = 4653,
                         .outcome = events::Outcome::failure,
                         .time = evtx::from_iso8601("2026-01-02T03:04:05.1234567Z"),
                         .computer = "gw.example",
                         .channel = "Security",
                         .source = "a \"b\"/Security.evtx",
                         .offset = 18446744073709551615U,
                         .record_id = 18446744073709551614U,
                         .record_state = evtx::RecordState::recovered,
                         .written = evtx::from_iso8601("9999-12-31T23:59:59.9999999Z")};
const Fields kFields{{"LocalAddress", "192.0.2.1"},
                     {"RemoteAddress", " 2001:db8::7 "},
                     {"KeyModName", "%%8222"},
                     {"LocalKeyModPort", "0x1f4"},
                     {"RemoteKeyModPort", "none"},
                     {"FailureReason", "Negotiation timed out"},
                     {"InitiatorCookie", "DB55d3767e51b422"},
                     {"Colour", "a; b=c"}};

std::string line_of(const events::Event& event) {
  std::ostringstream out;
  render::JsonlWriter(out).row(event);
  auto line = out.str();
  line.pop_back();
  return line;
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  const auto at = text.find(what);
  REQUIRE(at != std::string::npos);
  return text.replace(at, what.size(), with);
}

std::string good_line() {
  static const Decoded decoded(kHead, kFields);
  return line_of(decoded.event);
}

std::string problem_of_row(const std::string& line) {
  try {
    render::jsonl_reader()(line);
  } catch (const evtx::Error& error) {
    return error.problem();
  }
  return "none";
}

std::string contradiction(const std::string& line) {
  return render::jsonl_reader()(line).contradiction;
}

}  // namespace

TEST_CASE("an event comes back as it was written") {
  const auto fields = GENERATE(values<Fields>({
      kFields,
      {},
      {{"LocalAddress", "-"}, {"LocalAddress", "192.0.2.1"}, {"", "nameless"}},
      {{"LocalAddress", "-"}, {"LocalAddress#2", "192.0.2.1"}, {"#3", "x"}},
      {{"MMSAID", "18446744073709551615"}, {"MMFilterID", "0"}, {"MMLifetime", "480"}},
      {{"X", "\xef\xbf\xbd", "d800"}, {"X#code_units", "y"}, {"X", "\xef\xbf\xbd", "dc00"}},
      {{"a\n\"\\\x7f", "b\r\n\t\x1b[31m"}, {"crosscheck", "libevtx reads X as 'y'"}},
      {{"FailureReason", "Negotiation request sat in Queue too long"}},
  }));
  const auto id = GENERATE(4646U, 4650U, 4651U, 4652U, 4653U, 4655U, 4976U, 5049U, 5453U);
  auto head = kHead;
  head.event_id = id;
  const Decoded written(head, fields);
  const auto reader = render::jsonl_reader();
  const auto& row = reader(line_of(written.event));
  CHECK(row.contradiction.empty());
  CHECK(row.doubt.empty());
  CHECK(row.event == written.event);
  std::vector<std::string> names;
  for (const auto& field : fields) names.emplace_back(field.name);
  CHECK(row.names == names);
}

TEST_CASE("what the log does not say comes back as that") {
  const Decoded written({.event_id = 5453}, {});
  const auto reader = render::jsonl_reader();
  const auto& row = reader(line_of(written.event));
  CHECK(row.contradiction.empty());
  CHECK(row.event == written.event);
}

TEST_CASE("what a second reader says comes back, behind whatever details there are") {
  const auto fields = GENERATE(values<Fields>({
      {},
      {{"crosscheck", "x"}},
      {{"Colour", "crosscheck=1; crosscheck=2"}, {"crosscheck", "; crosscheck="}},
  }));
  const std::string doubt = "libevtx reads Colour as '; crosscheck=x'";
  const Decoded written(kHead, fields);
  auto event = written.event;
  event.other.push_back({.name = "crosscheck", .value = doubt});
  const auto reader = render::jsonl_reader();
  const auto& row = reader(line_of(event));
  CHECK(row.contradiction.empty());
  CHECK(row.doubt == doubt);
  CHECK(row.event == written.event);
}

TEST_CASE("that a checksum is wrong comes back, behind whatever details there are") {
  const auto fields = GENERATE(values<Fields>({
      {},
      {{"chunk_checksum", "wrong"}},
      {{"Colour", "blue"}, {"crosscheck", "; chunk_checksum=wrong"}},
  }));
  const std::string doubt = GENERATE("", "libevtx reads Colour as '; chunk_checksum=wrong'");
  auto head = kHead;
  head.record_state = evtx::RecordState::live;
  head.has_wrong_checksum = true;
  const Decoded written(head, fields);
  auto event = written.event;
  if (!doubt.empty()) event.other.push_back({.name = "crosscheck", .value = doubt});
  const auto reader = render::jsonl_reader();
  const auto& row = reader(line_of(event));
  CHECK(row.contradiction.empty());
  CHECK(row.doubt == doubt);
  CHECK(row.event == written.event);
  CHECK_FALSE(reader(good_line()).event.has_wrong_checksum);
}

TEST_CASE("a reader takes one row after the other, of any names") {
  const Decoded one(kHead, kFields);
  const Decoded two({.event_id = 4655}, {{"MMSAID", "7"}});
  const auto reader = render::jsonl_reader();
  for (const auto* written : {&one, &two, &two, &one})
    CHECK(reader(line_of(written->event)).event == written->event);
}

TEST_CASE("a row of a later version, with keys that are not known, is read") {
  const auto line = replaced(good_line(), "{\"time\"", R"({"peer_computer":{"a":[1]},"time")");
  CHECK(problem_of_row(line) == "none");
  CHECK(contradiction(line).empty());
}

TEST_CASE("a row of an earlier version, without columns that follow from others, is read") {
  const auto line = replaced(good_line(), R"("keying_module":"IKEv1",)", "");
  CHECK(problem_of_row(line) == "none");
  CHECK(contradiction(line).empty());
}

TEST_CASE("a row without what no other value tells is none") {
  const auto* key = GENERATE("time", "computer", "event_id", "outcome", "channel", "record_id",
                             "record_state", "written_time", "source", "offset", "raw");
  const auto quoted = std::string("\"") + key + "\":";
  CHECK(problem_of_row(replaced(good_line(), quoted, "\"x\":")) ==
        std::string("is no row of timeline: it has no '") + key + "'");
}

TEST_CASE("a row of another tool says what it lacks") {
  CHECK(problem_of_row(R"({"Timestamp":"2026-01-01","EventID":4650})") ==
        "is no row of timeline: it has no 'event_id'");
  CHECK(problem_of_row("{}") == "is no row of timeline: it has no 'event_id'");
}

TEST_CASE("a value that cannot be is named") {
  const auto [from, to, expected] = GENERATE(table<std::string, std::string, std::string>({
      {R"("time":"2026-01-02T)", R"("time":"2026-13-02T)",
       "'time' is no time: '2026-13-02T03:04:05.1234567Z'"},
      {R"("written_time":"9999)", R"("written_time":"99999)",
       "'written_time' is no time: '99999-12-31T23:59:59.9999999Z'"},
      {R"("time":"2026-01-02T03:04:05.1234567Z")", R"("time":5)", "'time' is no text"},
      {R"("event_id":4653)", R"("event_id":4624)",
       "'event_id' is 4624, which timeline does not show"},
      {R"("event_id":4653)", R"("event_id":70189)",
       "'event_id' is 70189, which timeline does not show"},
      {R"("event_id":4653)", R"("event_id":18446744073709551615)",
       "'event_id' is 18446744073709551615, which timeline does not show"},
      {R"("event_id":4653)", R"("event_id":"4653")", "'event_id' is no whole number"},
      {R"("outcome":"failure")", R"("outcome":"maybe")",
       "'outcome' is neither success nor failure: 'maybe'"},
      {R"("record_id":"18446744073709551614")", R"("record_id":"18446744073709551616")",
       "'record_id' is no id: '18446744073709551616'"},
      {R"("record_id":"18446744073709551614")", R"("record_id":null)", "'record_id' is no id: ''"},
      {R"("record_state":"recovered")", R"("record_state":"dead")",
       "'record_state' is neither live nor recovered: 'dead'"},
      {R"("offset":18446744073709551615)", R"("offset":"1")", "'offset' is no whole number"},
  }));
  CHECK(problem_of_row(replaced(good_line(), from, to)) == "is no row of timeline: " + expected);
}

TEST_CASE(
    "a column that does not follow from the fields is a contradiction, and the fields count") {
  const auto [from, to, expected] = GENERATE(table<std::string, std::string, std::string>({
      {R"("local_address":"192.0.2.1")", R"("local_address":"192.0.2.9")",
       "local_address is '192.0.2.9', by its other values '192.0.2.1'"},
      {R"("local_address":"192.0.2.1")", R"("local_address":null)",
       "local_address is null, by its other values '192.0.2.1'"},
      {R"("local_address":"192.0.2.1")", R"("local_address":1)",
       "local_address is 1, by its other values '192.0.2.1'"},
      {R"("local_port":500)", R"("local_port":501)", "local_port is 501, by its other values 500"},
      {R"("failure_code":[13805])", R"("failure_code":[13805,1])",
       "failure_code is [13805, 1], by its other values [13805]"},
      {R"("sa_id":null)", R"("sa_id":"1")", "sa_id is '1', by its other values null"},
      {R"("event":"failed")", R"("event":"ended")",
       "event is 'ended', by its other values 'failed'"},
      {R"("detail":"RemoteKeyModPort=none)", R"("detail":"RemoteKeyModPort=some)",
       "detail is 'RemoteKeyModPort=some; Colour=a; b=c', by its other values "
       "'RemoteKeyModPort=none; Colour=a; b=c'"},
      {R"("Colour":"a; b=c")", R"("Colour#5":"a; b=c")",
       "a name in raw is 'Colour#5', by its other values 'Colour'"},
      {"2026-01-02T03:04:05.1234567Z", "2026-01-02T03:04:05.123456700Z",
       "time is '2026-01-02T03:04:05.123456700Z', by its other values "
       "'2026-01-02T03:04:05.1234567Z'"},
  }));
  const auto line = replaced(good_line(), from, to);
  CHECK(contradiction(line) == expected);
}

TEST_CASE("every beginning of a row is no row") {
  const auto line = good_line();
  for (std::size_t size = 0; size < line.size(); ++size) {
    CAPTURE(size);
    CHECK(problem_of_row(line.substr(0, size)).starts_with("is no row of timeline: it is no JSON"));
  }
}

TEST_CASE("a row with any byte changed is a row or an error") {
  const auto line = good_line();
  for (std::size_t i = 0; i < line.size(); ++i) {
    for (const char to : {'\0', '"', '{', '9', '\xff', '\\'}) {
      auto changed = line;
      changed[i] = to;
      const auto what = problem_of_row(changed);
      CHECK((what == "none" || what.starts_with("is no row of timeline: ")));
    }
  }
}
