#include "timeline/wording.h"

#include "check_run.h"

using check_run::at;
using check_run::seconds;

TEST_CASE("a duration is told in its two largest units") {
  const auto [milliseconds, text] =
      GENERATE(table<std::int64_t, std::string>({{0, "0 s"},
                                                 {99, "0 s"},
                                                 {450, "0.4 s"},
                                                 {59'999, "59 s"},
                                                 {60'000, "1 min"},
                                                 {598'000, "9 min 58 s"},
                                                 {3'600'000, "1 h"},
                                                 {3'659'000, "1 h"},
                                                 {90'000'000, "1 d 1 h"},
                                                 {-60'000, "1 min"}}));
  CHECK(timeline::in_words(evtx::Ticks(milliseconds * 10'000)) == text);
}

TEST_CASE("a moment is told to the second") {
  CHECK(timeline::in_words(at(seconds(61)) + evtx::Ticks(9'999'999)) == "2026-03-01T00:01:01Z");
}

TEST_CASE("things are counted and listed") {
  CHECK(timeline::counted(1, "peer") == "1 peer");
  CHECK(timeline::counted(0, "peer") == "0 peers");
  CHECK(timeline::records_in_words(7, 9) == "records 7 to 9");
  CHECK(timeline::records_in_words("7", "7") == "record 7");
  CHECK(timeline::listed({}).empty());
  CHECK(timeline::listed({"b", "a"}) == "a, b");
  CHECK(timeline::listed({"a", "b", "c", "d", "e", "f", "g"}) == "a, b, c, d, e and 2 more");
  CHECK(timeline::named("VPN1") == "VPN1");
  CHECK(timeline::named("") == "a computer without a name");
  CHECK(timeline::named_peer("192.0.2.1") == "192.0.2.1");
  CHECK(timeline::named_peer("") == "unnamed peers");
}
