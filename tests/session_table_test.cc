#include "render/session_table.h"

#include <sstream>
#include <string>
#include <vector>

#include "hand_made_list.h"
#include "render/table.h"
#include "render/text.h"
#include "testing.h"

namespace {

using hand_made::down;
using hand_made::up;

std::string table(const std::vector<evtx::Record>& records, const render::TableStyle& style = {}) {
  const auto list = hand_made::list({{"a.evtx", records}});
  const auto sessions = timeline::sessions(list);
  render::TableFitOf fit(render::session_table_columns());
  for (std::size_t i = 0; i < sessions.size(); ++i) fit.add(render::session_row(list, sessions, i));
  std::ostringstream out;
  render::TableWriterOf writer(out, fit, style);
  writer.header();
  for (std::size_t i = 0; i < sessions.size(); ++i)
    writer.row(render::session_row(list, sessions, i));
  return out.str();
}

std::vector<evtx::Record> a_day() {
  return {up("2026-01-02T03:04:05Z", 1, 9), down("2026-01-03T11:04:06.9Z", 2, 9),
          up("2026-01-03T12:00:00Z", 3, 10), up("2026-01-04T12:00:00Z", 4, 10),
          down("2026-01-04T13:00:00Z", 5, 11, {"192.0.2.1", "2001:db8::7"})};
}

}  // namespace

TEST_CASE("a table of sessions shows when, with whom, how long and how it ended") {
  CHECK("\n" + table(a_day()) == R"(
computer: VPN1
START (UTC)          END (UTC)            UP        STATUS         LOCAL         REMOTE        KEYING  SA ID  CONFIDENCE
2026-01-02 03:04:05  2026-01-03 11:04:06  32:00:01  closed         192.0.2.1  -> 198.51.100.7  IKEv1   9      sure
2026-01-03 12:00:00                                 lost           192.0.2.1  -> 198.51.100.7  IKEv1   10     reused
2026-01-04 12:00:00                                 open           192.0.2.1  -> 198.51.100.7  IKEv1   10     sure
                     2026-01-04 13:00:00            unknown_start  192.0.2.1  -- 2001:db8::7   IKEv1   11     sure
)");
}

TEST_CASE("80 cells show start, end, status and peer") {
  CHECK("\n" + table(a_day(), {.width = 80}) == R"(
computer: VPN1
too narrow for: UP, LOCAL, KEYING, SA ID, CONFIDENCE
START (UTC)          END (UTC)            STATUS            REMOTE
2026-01-02 03:04:05  2026-01-03 11:04:06  closed         -> 198.51.100.7
2026-01-03 12:00:00                       lost           -> 198.51.100.7
2026-01-04 12:00:00                       open           -> 198.51.100.7
                     2026-01-04 13:00:00  unknown_start  -- 2001:db8::7
)");
}

TEST_CASE("80 cells show on which of several computers an SA was") {
  auto events = a_day();
  events[2].system.computer = "VPN2";
  const auto text = table(events, {.width = 80});
  CHECK(text.find("\nSTART (UTC)          STATUS         COMPUTER     REMOTE\n") !=
        std::string::npos);
}

TEST_CASE("no line of a table of sessions is longer than the width") {
  for (std::size_t width = 0; width <= 200; ++width) {
    std::istringstream lines(table(a_day(), {.width = width}));
    for (std::string line; std::getline(lines, line);) {
      CAPTURE(width, line);
      CHECK(render::display_width(line) <= width);
    }
  }
}

TEST_CASE("both ends are shown with their clocks") {
  auto west = up("2026-01-02T03:05:35.5Z", 70, 12, {"198.51.100.7", "192.0.2.1"}, "WEST");
  west.event_data[3].value = "%%8206";
  const auto text = table({up("2026-01-02T03:04:05Z", 1, 9), west});
  CHECK(text.find("  PEER  PEER CLOCK\n") != std::string::npos);
  CHECK(text.find("  WEST  +90.500 s\n") != std::string::npos);
  CHECK(text.find("  VPN1  -90.500 s\n") != std::string::npos);
}

TEST_CASE("colour tells what became of sessions and changes nothing else") {
  const auto coloured = table(a_day(), {.colour = render::Colour::always});
  CHECK(coloured.find("\x1b[2mclosed\x1b[0m") != std::string::npos);
  CHECK(coloured.find("\x1b[33mlost\x1b[0m") != std::string::npos);
  CHECK(coloured.find("\x1b[32mopen\x1b[0m") != std::string::npos);
  CHECK(coloured.find("\x1b[33munknown_start\x1b[0m") != std::string::npos);
}

TEST_CASE("a table of no sessions is empty") { CHECK(table({}).empty()); }
