#include "render/csv.h"

#include <fmt/format.h>

#include <sstream>
#include <string>

#include "testing.h"

namespace {

std::string row(const events::Event& event) {
  std::ostringstream out;
  render::CsvWriter(out).row(event);
  return out.str();
}

// The 27th cell of a row that has little else.
std::string cell_of(const std::string& text) {
  const auto line = row({.event_id = 4653, .kind = events::Kind::failed, .failure_reason = text});
  const std::string before = ",,4653,failed,,,,,,,,,,,,,,,,,,,,,,,";
  const std::string behind = ",,,,,,,,,,0,live,,,0\n";
  REQUIRE(line.starts_with(before));
  REQUIRE(line.ends_with(behind));
  return line.substr(before.size(), line.size() - before.size() - behind.size());
}

struct Case {
  std::string text;
  std::string written;
};

}  // namespace

TEST_CASE("the header of schema 1 stays as it is, byte for byte") {
  std::ostringstream out;
  render::CsvWriter(out).header();
  CHECK(out.str() ==
        "time,computer,event_id,event,outcome,role,keying_module,local_address,local_port,"
        "remote_address,remote_port,local_principal,remote_principal,auth_method,cipher,integrity,"
        "dh_group,lifetime_minutes,quick_mode_limit,impersonation,sa_id,filter_id,initiator_cookie,"
        "responder_cookie,failure_point,failure_state,failure_reason,failure_code,"
        "local_cert_thumbprint,local_issuing_ca,local_root_ca,remote_cert_thumbprint,"
        "remote_issuing_ca,remote_root_ca,detail,channel,record_id,record_state,written_time,"
        "source,offset\n");
}

TEST_CASE("an event is one line of CSV") {
  const events::Event event{
      .event_id = 4652,
      .kind = events::Kind::failed,
      .outcome = events::Outcome::failure,
      .time = evtx::from_iso8601("2026-01-02T03:04:05.1234567Z"),
      .computer = "gw.example",
      .channel = "Security",
      .local = {"192.0.2.1", 500, "CN=gw, O=Example", {"aa11", "CN=issuer", "CN=root"}},
      .remote = {"2001:db8::7", 4500, "CN=\"peer\"", {"bb22", "=issuer", "@root"}},
      .role = "Initiator",
      .keying_module = "IKEv1",
      .auth_method = "Certificate",
      .impersonation = "Not enabled",
      .filter_id = 71695,
      .initiator_cookie = "db55d3767e51b422",
      .responder_cookie = "0000000000000000",
      .failure_point = "Local computer",
      .failure_state = "Sent first (SA) payload",
      .failure_reason = "Negotiation request sat in Queue too long",
      .failure_codes = {13809, 13810},
      .other = {{"New", "1"}},
      .source = "Security.evtx",
      .offset = 69632,
      .record_id = 4711,
      .written = evtx::from_iso8601("2026-01-02T03:04:06Z"),
  };
  CHECK(
      row(event) ==
      "2026-01-02T03:04:05.1234567Z,gw.example,4652,failed,failure,Initiator,IKEv1,192.0.2.1,500,"
      "2001:db8::7,4500,\"CN=gw, O=Example\",\"CN=\"\"peer\"\"\",Certificate,,,,,,Not enabled,,"
      "71695,db55d3767e51b422,\"0000000000000000\",Local computer,Sent first (SA) payload,"
      "Negotiation request sat in Queue too long,13809|13810,aa11,CN=issuer,CN=root,bb22,'=issuer,"
      "'@root,New=1,Security,4711,live,2026-01-02T03:04:06.0000000Z,Security.evtx,69632\n");
}

TEST_CASE("absent values are empty cells") {
  CHECK(row({}) == ",,0,established,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,0,live,,,0\n");
}

TEST_CASE("a writer begins every row anew") {
  std::ostringstream out;
  render::CsvWriter writer(out);
  writer.row({.computer = "a long name that the second row does not have"});
  writer.row({});
  CHECK(out.str() == row({.computer = "a long name that the second row does not have"}) + row({}));
}

TEST_CASE("a text that begins like a formula gets an apostrophe in front") {
  const auto [text, written] = GENERATE(values<Case>({
      {"=1+1", "'=1+1"},
      {"+1", "'+1"},
      {"-2", "'-2"},
      {"--", "'--"},
      {"@SUM(A1)", "'@SUM(A1)"},
      {"\t=1+1", "'␉=1+1"},
      {"\r=1+1", "'␍=1+1"},
      {"=\"a\",b", "\"'=\"\"a\"\",b\""},
      {"-", "-"},
      {"a=b", "a=b"},
      {"'=1", "'=1"},
      {"\n=1+1", "␊=1+1"},
  }));
  CHECK(cell_of(text) == written);
}

TEST_CASE("commas and quotes are quoted as RFC 4180 says") {
  const auto [text, written] = GENERATE(values<Case>({
      {"a,b", "\"a,b\""},
      {"say \"no\"", "\"say \"\"no\"\"\""},
      {"\"", "\"\"\"\""},
      {"a;b 'c'", "a;b 'c'"},
  }));
  CHECK(cell_of(text) == written);
}

TEST_CASE("whatever a text holds, its row is one line of valid UTF-8") {
  const auto [text, written] = GENERATE(values<Case>({
      {"a\r\nb", "a␍␊b"},
      {"a\tb", "a␉b"},
      {"a\u0085b\u2028c\u2029d", "a␤b␤c␤d"},
      {"\x1b[2J\x7f", "␛[2J␡"},
      {"a\xff\xfe,", "\"a��,\""},
      {"grün 中文 😀", "grün 中文 😀"},
  }));
  CHECK(cell_of(text) == written);
}

TEST_CASE("a character that cannot stand as it is is found wherever it is in a text") {
  const auto [character, written] = GENERATE(values<Case>({
      {",", ","},
      {"\"", "\"\""},
      {"\x1f", "␟"},
      {"\x7f", "␡"},
      {"\xff", "\xef\xbf\xbd"},
  }));
  const bool is_quoted = character == "," || character == "\"";
  for (std::size_t size = 1; size <= 24; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      const std::string before(at, 'a');
      const std::string behind(size - at - 1, 'z');
      const auto shown = fmt::format("{}{}{}", before, written, behind);
      CHECK(cell_of(fmt::format("{}{}{}", before, character, behind)) ==
            (is_quoted ? fmt::format("\"{}\"", shown) : shown));
    }
  }
}

TEST_CASE("texts of any length of characters that are harmless stay as they are") {
  for (std::size_t size = 1; size <= 24; ++size) {
    for (const char c : {' ', '!', '#', '+', '-', '~'}) {
      const auto text = 'a' + std::string(size, c);
      CHECK(cell_of(text) == text);
    }
  }
}

TEST_CASE("digits that a spreadsheet would change are quoted") {
  const auto [text, written] = GENERATE(values<Case>({
      {"0000000000000000", "\"0000000000000000\""},
      {"007", "\"007\""},
      {"1234567890123456", "\"1234567890123456\""},
      {"12345678901234e5", "\"12345678901234e5\""},
      {"12E5", "\"12E5\""},
      {"12E+5", "\"12E+5\""},
      {"12e-5", "\"12e-5\""},
      {"1.5e3", "\"1.5e3\""},
      {"1.10", "\"1.10\""},
      {".50", "\".50\""},
      {"5.", "\"5.\""},
      {"00.5", "\"00.5\""},
      {" 12 ", "\" 12 \""},
      {"", ""},
      {" ", " "},
      {".", "."},
      {".e5", ".e5"},
      {"1.2.3", "1.2.3"},
      {"1 2", "1 2"},
      {"12e-", "12e-"},
      {"0", "0"},
      {"123456789012345", "123456789012345"},
      {"db55d3767e51b422", "db55d3767e51b422"},
      {"e5", "e5"},
      {"12e", "12e"},
      {"12e5f", "12e5f"},
  }));
  CHECK(cell_of(text) == written);
}

TEST_CASE("an id of more than 15 digits is quoted, a smaller one is not") {
  CHECK(row({.sa_id = 18446744073709551615U, .filter_id = 999999999999999U}) ==
        ",,0,established,,,,,,,,,,,,,,,,,\"18446744073709551615\",999999999999999,"
        ",,,,,,,,,,,,,,0,live,,,0\n");
  CHECK(row({.filter_id = 1000000000000000U}).find(",\"1000000000000000\",") != std::string::npos);
}

TEST_CASE("a number is never quoted, however many digits it has") {
  CHECK(row({.offset = 18446744073709551615U}).ends_with(",live,,,18446744073709551615\n"));
}
