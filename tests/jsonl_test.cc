#include "render/jsonl.h"

#include <sstream>
#include <string>
#include <vector>

#include "parsed_json.h"
#include "render/column.h"
#include "testing.h"

namespace {

std::string row(const events::Event& event) {
  std::ostringstream out;
  render::JsonlWriter(out).row(event);
  return out.str();
}

// What a reader gets for `failure_reason`.
std::string read_back(const std::string& text) {
  return text_of(parsed(row({.failure_reason = text}))["failure_reason"]);
}

}  // namespace

TEST_CASE("an event is one line of JSON") {
  const events::Event event{
      .event_id = 4653,
      .kind = events::Kind::failed,
      .outcome = events::Outcome::failure,
      .time = evtx::from_iso8601("2026-01-02T03:04:05.1234567Z"),
      .computer = "gw.example",
      .channel = "Security",
      .local = {.address = "192.0.2.1", .port = 500},
      .remote = {.address = "2001:db8::7", .port = 4500},
      .role = "Initiator",
      .keying_module = "IKEv1",
      .filter_id = 71695,
      .responder_cookie = "0000000000000000",
      .failure_reason = "Negotiation request sat in Queue too long",
      .failure_codes = {13809, 13810},
      .other = {{"New", "1"}},
      .raw = {{"LocalMMPrincipalName", "-"}, {"Role", "%%8205"}, {"New", "1"}, {"#4", "\""}},
      .source = "C:\\Security.evtx",
      .offset = 69632,
      .record_id = 4711,
  };
  CHECK(row(event) ==
        R"({"time":"2026-01-02T03:04:05.1234567Z","computer":"gw.example","event_id":4653,)"
        R"("event":"failed","outcome":"failure","role":"Initiator","keying_module":"IKEv1",)"
        R"("local_address":"192.0.2.1","local_port":500,"remote_address":"2001:db8::7",)"
        R"("remote_port":4500,"local_principal":null,"remote_principal":null,"auth_method":null,)"
        R"("cipher":null,"integrity":null,"dh_group":null,"lifetime_minutes":null,)"
        R"("quick_mode_limit":null,"impersonation":null,"sa_id":null,"filter_id":"71695",)"
        R"("initiator_cookie":null,"responder_cookie":"0000000000000000","failure_point":null,)"
        R"("failure_state":null,"failure_reason":"Negotiation request sat in Queue too long",)"
        R"("failure_code":[13809,13810],"local_cert_thumbprint":null,"local_issuing_ca":null,)"
        R"("local_root_ca":null,"remote_cert_thumbprint":null,"remote_issuing_ca":null,)"
        R"("remote_root_ca":null,"detail":"New=1","channel":"Security","record_id":"4711",)"
        R"("record_state":"live","written_time":null,"source":"C:\\Security.evtx","offset":69632,)"
        R"("raw":{"LocalMMPrincipalName":"-","Role":"%%8205","New":"1","#4":"\""}})"
        "\n");
}

TEST_CASE("the keys are the columns in their order, then raw") {
  std::vector<std::string> wanted;
  for (const auto& column : render::timeline_columns()) wanted.emplace_back(column.name);
  wanted.emplace_back("raw");
  const auto document = parsed(row({}));
  std::vector<std::string> keys;
  for (const auto& member : document.GetObject()) keys.push_back(text_of(member.name));
  CHECK(keys == wanted);
}

TEST_CASE("what the log does not say is null, and a log without fields has an empty raw") {
  const auto document = parsed(row({}));
  CHECK(document["time"].IsNull());
  CHECK(document["computer"].IsNull());
  CHECK(document["local_port"].IsNull());
  CHECK(document["sa_id"].IsNull());
  CHECK(document["failure_code"].IsNull());
  CHECK(document["detail"].IsNull());
  CHECK(document["raw"].ObjectEmpty());
}

TEST_CASE("an id is a string, so that none of its 64 bits is lost") {
  const auto document = parsed(row({
      .sa_id = 18446744073709551615U,
      .filter_id = 9007199254740993U,
      .record_id = 18446744073709551615U,
  }));
  CHECK(text_of(document["sa_id"]) == "18446744073709551615");
  CHECK(text_of(document["filter_id"]) == "9007199254740993");
  CHECK(text_of(document["record_id"]) == "18446744073709551615");
}

TEST_CASE("an offset is a number of up to 64 bits") {
  CHECK(parsed(row({.offset = 18446744073709551615U}))["offset"].GetUint64() ==
        18446744073709551615U);
}

TEST_CASE("a text comes back as it was, whatever it holds") {
  const auto text = GENERATE(as<std::string>(), "=1+1", "-", "a\r\n\tb", "\"\\/", "\x1b[31m\x7f",
                             "a\u2028b\u0085c", "grün 中文 😀", std::string("\0x", 2));
  CHECK(read_back(text) == text);
}

TEST_CASE("bytes that are no UTF-8 come back as U+FFFD, in names too") {
  CHECK(read_back("a\xff\xfez") == "a��z");
  CHECK(parsed(row({.raw = {{"\xff", "\xed\xa0\x80"}}}))["raw"]["�"] == "���");
}

TEST_CASE("a row is one line, even if its texts hold several") {
  const auto line = row({.failure_reason = "a\nb", .raw = {{"x\n", "\r\n"}}});
  CHECK(line.find('\n') == line.size() - 1);
  CHECK(line.find('\r') == std::string::npos);
}

TEST_CASE("JSON lines have no header") {
  std::ostringstream out;
  render::JsonlWriter(out).header();
  CHECK(out.str().empty());
}

TEST_CASE("what a text cannot hold of a value stands beside it") {
  const events::Event event{.raw = {{"X", "\xef\xbf\xbd", "d800"}, {"Y", "y", ""}}};
  CHECK(row(event).ends_with(
      "\"raw\":{\"X\":\"\xef\xbf\xbd\",\"X#code_units\":\"d800\",\"Y\":\"y\"}}\n"));
}
