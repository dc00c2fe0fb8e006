#include "check_run.h"
#include "timeline/checks/no_extended_mode.h"

using check_run::event;
using check_run::findings;
using check_run::Kind;
using check_run::seconds;

TEST_CASE("SAs without Extended Mode are told where others of the computer have it") {
  auto without = check_run::event(Kind::established, seconds(0));
  without.keying_module = "AuthIP";
  const auto with = check_run::event(Kind::extended_mode_established, seconds(1), "203.0.113.10");
  const auto found = findings(timeline::no_extended_mode, {without, with});
  REQUIRE(found.size() == 1);
  CHECK(found.front().id == "no-extended-mode");
  CHECK(found.front().severity == timeline::Severity::info);
  CHECK(found.front().statement ==
        "1 of 2 SAs on VPN1 came up without Extended Mode, by AuthIP, with 1 peer: 203.0.113.9");
  CHECK(found.front().evidence == std::vector<std::size_t>{0});
}

TEST_CASE("SAs that are alike, or of another computer, are no finding") {
  const auto without = check_run::event(Kind::established, seconds(0));
  const auto with =
      check_run::event(Kind::extended_mode_established, seconds(1), "203.0.113.10", "VPN2");
  CHECK(findings(timeline::no_extended_mode, {without}).empty());
  CHECK(findings(timeline::no_extended_mode, {with}).empty());
  CHECK(findings(timeline::no_extended_mode, {without, with}).empty());
}

TEST_CASE("an SA that is shown with Extended Mode and without came up with it") {
  const auto main_mode = check_run::event(Kind::established, seconds(0));
  const auto extended = check_run::event(Kind::extended_mode_established, seconds(1));
  const auto without = check_run::event(Kind::established, seconds(2), "203.0.113.10");
  const std::vector<timeline::Session> both{{.start = 0, .start_again = 1}, {.start = 2}};
  CHECK(findings(timeline::no_extended_mode, {main_mode, extended}, {}, {both.front()}).empty());
  const auto found = findings(timeline::no_extended_mode, {main_mode, extended, without}, {}, both);
  REQUIRE(found.size() == 1);
  CHECK(found.front().statement.starts_with("1 of 2 SAs on VPN1 came up without Extended Mode, "));
  CHECK(found.front().evidence == std::vector<std::size_t>{2});
}
