#include "timeline/computers.h"

#include "testing.h"

TEST_CASE("computers are numbered by their names, in any case") {
  timeline::Computers computers;
  CHECK(computers.count() == 0);
  CHECK(computers.number("VPN1.example.com") == 0);
  CHECK(computers.number("vpn1.EXAMPLE.com") == 0);
  CHECK(computers.number("vpn1") == 1);
  CHECK(computers.number("") == 2);
  CHECK(computers.number("VPN1.example.com") == 0);
  CHECK(computers.count() == 3);
}

TEST_CASE("the nameless computer may be the first") {
  timeline::Computers computers;
  CHECK(computers.number("") == 0);
  CHECK(computers.number("vpn1") == 1);
  CHECK(computers.number("") == 0);
}
