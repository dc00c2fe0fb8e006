#include "render/table.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <sstream>
#include <string>
#include <vector>

#include "render/text.h"
#include "testing.h"

namespace {

using events::Event;
using events::Kind;

std::string table(const std::vector<Event>& events, const render::TableStyle& style) {
  std::ostringstream out;
  render::TableFit fit;
  for (const auto& event : events) fit.add(event);
  render::TableWriter writer(out, fit, style);
  writer.header();
  for (const auto& event : events) writer.row(event);
  return out.str();
}

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<Event> a_day() {
  const Event up{
      .event_id = 4651,
      .kind = Kind::established,
      .time = evtx::from_iso8601("2026-01-02T03:04:05.1234567Z"),
      .computer = "gw.example",
      .local = {.address = "192.0.2.1", .port = 500},
      .remote = {.address = "198.51.100.7", .port = 500},
      .role = "Initiator",
      .keying_module = "IKEv2",
      .auth_method = "Certificate",
      .cipher = "AES-256",
      .integrity = "SHA 256",
      .dh_group = "DH group 14",
      .sa_id = 9,
  };
  const Event failed{
      .event_id = 4653,
      .kind = Kind::failed,
      .time = evtx::from_iso8601("2026-01-02T03:05:10Z"),
      .computer = "gw.example",
      .local = {.address = "192.0.2.1", .port = 4500},
      .remote = {.address = "2001:db8::7", .port = 4500},
      .role = "Responder",
      .keying_module = "IKEv1",
      .auth_method = "Preshared key",
      .failure_point = "Local computer",
      .failure_state = "Sent first (SA) payload",
      .failure_reason = "Negotiation timed out",
      .failure_codes = {13805},
  };
  const Event down{
      .event_id = 4655,
      .kind = Kind::ended,
      .time = evtx::from_iso8601("2026-01-02T11:04:06Z"),
      .computer = "gw.example",
      .local = {.address = "192.0.2.1"},
      .remote = {.address = "198.51.100.7"},
      .keying_module = "IKEv2",
      .sa_id = 9,
  };
  const Event deleted{
      .event_id = 5049,
      .kind = Kind::deleted,
      .time = evtx::from_iso8601("2026-01-02T12:00:00Z"),
      .computer = "gw.example",
      .other = {{"ProfileChanged", "All"}},
      .record_state = evtx::RecordState::recovered,
  };
  return {up, failed, down, deleted};
}

// Everything that takes room, more than it has.
Event crowded() {
  auto event = a_day().at(1);
  event.kind = Kind::service_not_started;
  event.local.address = event.remote.address = "2001:db8:1111:2222:3333:4444:5555:6666";
  event.computer = "計算機計算機計算機計算機計算機計算機計算機.example";
  event.failure_reason = "理由😀理由😀理由😀 e\u0301e\u0301 \x1b[31m\u202e\xff";
  event.cipher = event.integrity = event.dh_group = "AES-256 with a long name";
  event.sa_id = 18446744073709551615U;
  return event;
}

std::ptrdiff_t column_count(const std::string& titles) {
  constexpr std::array kTitles = {"TIME",   "EVENT", "LOCAL",  "REMOTE", "ROLE",
                                  "KEYING", "AUTH",  "CRYPTO", "SA ID",  "REASON"};
  return std::ranges::count_if(
      kTitles, [&](const auto* title) { return titles.find(title) != std::string::npos; });
}

}  // namespace

TEST_CASE("without a width, a table is as wide as its cells") {
  CHECK("\n" + table(a_day(), {}) == R"(
computer: gw.example
TIME (UTC)           EVENT        LOCAL              REMOTE              ROLE       KEYING  AUTH           CRYPTO                 SA ID  REASON
2026-01-02 03:04:05  established  192.0.2.1:500   -> 198.51.100.7:500    Initiator  IKEv2   Certificate    AES-256/SHA 256/DH 14  9
2026-01-02 03:05:10  failed       192.0.2.1:4500  <- [2001:db8::7]:4500  Responder  IKEv1   Preshared key                                13805 Negotiation timed out; Local computer; Sent first (SA) payload
2026-01-02 11:04:06  ended        192.0.2.1       -- 198.51.100.7                   IKEv2                                         9
2026-01-02 12:00:00  deleted                                                                                                             recovered; ProfileChanged=All
)");
}

TEST_CASE("80 cells show when, what, with whom and why") {
  CHECK("\n" + table(a_day(), {.width = 80}) == R"(
computer: gw.example
too narrow for: LOCAL, ROLE, KEYING, AUTH, CRYPTO, SA ID
TIME (UTC)           EVENT           REMOTE              REASON
2026-01-02 03:04:05  established  -> 198.51.100.7:500
2026-01-02 03:05:10  failed       <- [2001:db8::7]:4500  13805 Negotiation time…
2026-01-02 11:04:06  ended        -- 198.51.100.7
2026-01-02 12:00:00  deleted                             recovered; ProfileChan…
)");
}

TEST_CASE("80 cells show which of several computers it was even if all columns are crowded") {
  const auto header = lines(table({a_day().at(0), crowded()}, {.width = 80}));
  CHECK(header.at(0) == "too narrow for: LOCAL, ROLE, KEYING, AUTH, CRYPTO, SA ID, REASON");
  CHECK(header.at(1) == "TIME (UTC)           COMPUTER      EVENT                   REMOTE");
}

TEST_CASE("no line is longer than the width") {
  auto events = a_day();
  const bool with_crowded = GENERATE(false, true);
  if (with_crowded) events.push_back(crowded());
  for (std::size_t width = 0; width <= 250; ++width) {
    for (const auto& line : lines(table(events, {.width = width}))) {
      CAPTURE(width, line);
      CHECK(render::display_width(line) <= width);
    }
  }
}

TEST_CASE("a wider table never has fewer columns") {
  std::ptrdiff_t before = 0;
  for (std::size_t width = 10; width <= 250; ++width) {
    const auto shown = lines(table(a_day(), {.width = width}));
    const auto& titles = shown.at(shown.size() - a_day().size() - 1);
    const auto columns = column_count(titles);
    CAPTURE(width, titles);
    CHECK(columns >= before);
    before = columns;
  }
  CHECK(before == 10);
}

TEST_CASE("the computer is a column only if there are several") {
  auto events = a_day();
  events.resize(2);
  events[1].computer = "計算機";
  const auto shown = lines(table(events, {.width = 100}));
  REQUIRE(shown.size() == 4);
  CHECK(shown[0] == "too narrow for: LOCAL, ROLE, KEYING, AUTH, CRYPTO, SA ID");
  CHECK(shown[1] == "TIME (UTC)           COMPUTER    EVENT           REMOTE              REASON");
  CHECK(shown[2] == "2026-01-02 03:04:05  gw.example  established  -> 198.51.100.7:500");
  CHECK(shown[3] ==
        "2026-01-02 03:05:10  計算機      failed       <- [2001:db8::7]:4500  13805 Negotiation "
        "timed out; L…");
}

TEST_CASE("a row without a computer, as of a file that cannot be read, is of no other computer") {
  const Event lost{.kind = Kind::records_missing, .source = "b.evtx"};
  auto events = a_day();
  events.insert(events.begin(), lost);
  const auto shown = table(events, {});
  CHECK(shown.starts_with("computer: gw.example\n"));
  CHECK(shown.find("COMPUTER") == std::string::npos);
}

TEST_CASE("a table of no events is empty") { CHECK(table({}, {.width = 80}).empty()); }

TEST_CASE("a log that names no computer has no line for it") {
  CHECK(table({{.kind = Kind::failed}}, {}) == "EVENT\nfailed\n");
}

TEST_CASE("an event without TimeCreated shows when its record was written") {
  const Event event{.written = evtx::from_iso8601("2026-01-02T03:04:06Z")};
  CHECK(lines(table({event}, {})).at(1) == "2026-01-02 03:04:06  established");
}

TEST_CASE("several codes of one reason are all shown") {
  const Event event{.kind = Kind::failed,
                    .failure_reason = "Negotiation took too long",
                    .failure_codes = {13814, 13815}};
  CHECK(lines(table({event}, {})).at(1) == "failed  13814|13815 Negotiation took too long");
}

TEST_CASE("nothing in a log can drive the terminal") {
  const Event event{.computer = "\x1b[2J", .failure_reason = "a\x1b]0;x\x07\r\n\u009b31m\u202eb"};
  CHECK(table({event}, {}) ==
        "computer: ␛[2J\n"
        "EVENT        REASON\n"
        "established  a␛]0;x␇␍␊�31m�b\n");
}

TEST_CASE("colour tells kinds of events apart and changes nothing else") {
  const auto [kind, shown] = GENERATE(table<Kind, std::string>({
      {Kind::established, "\x1b[32mestablished\x1b[0m"},
      {Kind::failed, "\x1b[31mfailed\x1b[0m"},
      {Kind::ended, "\x1b[2mended\x1b[0m"},
      {Kind::deleted, "\x1b[2mdeleted\x1b[0m"},
      {Kind::invalid_packet, "\x1b[33minvalid_packet\x1b[0m"},
      {Kind::dos_prevention, "\x1b[33mdos_prevention\x1b[0m"},
      {Kind::service_not_started, "\x1b[33mservice_not_started\x1b[0m"},
      {Kind::quick_mode_established, "\x1b[32mquick_mode_established\x1b[0m"},
      {Kind::extended_mode_failed, "\x1b[31mextended_mode_failed\x1b[0m"},
      {Kind::quick_mode_ended, "\x1b[2mquick_mode_ended\x1b[0m"},
      {Kind::log_cleared, "\x1b[33mlog_cleared\x1b[0m"},
      {Kind::records_missing, "\x1b[33mrecords_missing\x1b[0m"},
  }));
  const std::vector<Event> events{{.kind = kind, .sa_id = 9}};
  const auto plain = table(events, {});
  auto coloured = table(events, {.colour = render::Colour::always});
  const auto at = coloured.find(shown);
  REQUIRE(at != std::string::npos);
  const auto word = shown.substr(shown.find('m') + 1, shown.rfind('\x1b') - shown.find('m') - 1);
  CHECK(coloured.replace(at, shown.size(), word) == plain);
}

TEST_CASE("a start of the system is told in the colour of all other texts") {
  const std::vector<Event> events{{.kind = Kind::system_started}};
  CHECK(table(events, {.colour = render::Colour::always}) == table(events, {}));
}
