#include "cmd/computer_pattern.h"

#include <fnmatch.h>

#include <string>

#include "testing.h"

using cmd::what_is_wrong_with;

TEST_CASE("a range that runs backwards is no pattern, and how to write it is said") {
  CHECK(what_is_wrong_with("[z-a]*") == "z-a runs backwards and matches nothing, write a-z");
  CHECK(what_is_wrong_with("vpn[a-c9-0]") == "9-0 runs backwards and matches nothing, write 0-9");
  CHECK(what_is_wrong_with("[!z-a]"));
  CHECK(what_is_wrong_with("[[:alpha:]z-a]"));
  CHECK(what_is_wrong_with("[Z-a]"));  // the case does not matter
}

TEST_CASE("what only looks like such a range is a pattern") {
  for (const std::string pattern :
       {"", "vpn-a", "z-a", "[a-z]", "[A-z]", "[a-]", "[-a]", "[a-a]", "[[:alpha:]-a]", "\\[z-a\\]",
        "[z\\-a]", "[a-\\z]", "[\\a-z]"}) {
    CAPTURE(pattern);
    CHECK_FALSE(what_is_wrong_with(pattern));
  }
}

TEST_CASE("a bracket that stands alone is no pattern") {
  for (const std::string pattern : {"vpn[", "[a", "[!", "[^a-z", "[a\\]", "x[a]y[b"}) {
    CAPTURE(pattern);
    CHECK(what_is_wrong_with(pattern) == "a [ is not closed: write ] behind its characters");
  }
  CHECK(what_is_wrong_with("vpn]") == "a ] stands alone, which no name of a computer holds");
  CHECK(what_is_wrong_with("[a]]") == "a ] stands alone, which no name of a computer holds");
}

TEST_CASE("a ] right behind [ is one of its characters, and does not close them") {
  const std::string problem =
      "a ] right behind [ is one of its characters: another ] must close them, as in []a]";
  CHECK(what_is_wrong_with("[]") == problem);
  CHECK(what_is_wrong_with("vpn[!]*") == problem);
  CHECK(what_is_wrong_with("[^]") == problem);
  for (const std::string pattern :
       {"[]]", "[!]]", "[]a]", "[!]-a]*", "[]-A]", "[^]a-z]", "[[]", "[[a]"}) {
    CAPTURE(pattern);
    CHECK_FALSE(what_is_wrong_with(pattern));
  }
  CHECK(fnmatch("[!]-a]*", "vpn", FNM_CASEFOLD) == 0);
  CHECK(fnmatch("[]", "]", FNM_CASEFOLD) != 0);
}

TEST_CASE("what is refused matches nothing, and what is not does") {
  const auto matches = [](const std::string& pattern, char c) {
    return fnmatch(pattern.c_str(), std::string(1, c).c_str(), FNM_CASEFOLD) == 0;
  };
  for (char first = '0'; first <= 'z'; ++first) {
    if (first == '[' || first == ']' || first == '\\' || first == '^') continue;
    for (char last = '0'; last <= 'z'; ++last) {
      if (last == '[' || last == ']' || last == '\\') continue;
      const auto pattern = std::string("[") + first + '-' + last + ']';
      CAPTURE(pattern);
      CHECK(what_is_wrong_with(pattern).has_value() != matches(pattern, first));
    }
  }
}
