#include "timeline/address.h"

#include "testing.h"

using timeline::address_from;
using timeline::AddressRange;

TEST_CASE("an IPv4 address and its IPv4-mapped IPv6 form are the same") {
  CHECK(address_from("192.0.2.1") == address_from("::ffff:192.0.2.1"));
  CHECK(address_from("192.0.2.1") != address_from("192.0.2.2"));
}

TEST_CASE("a zone does not belong to an address") {
  CHECK(address_from("fe80::1%12") == address_from("fe80::1"));
}

TEST_CASE("what is no address is not read as one") {
  const auto* text = GENERATE("", "-", "vpn.example.com", "192.0.2", "192.0.2.256", "192.0.2.1%1",
                              "::1::", "192.0.2.1:500", " 192.0.2.1");
  CAPTURE(text);
  CHECK_FALSE(address_from(text).has_value());
}

TEST_CASE("a range holds the addresses that begin with its bits") {
  using Case = std::tuple<std::string, std::string, bool>;
  const auto [range, address, inside] = GENERATE(table<std::string, std::string, bool>({
      Case{"192.0.2.1", "192.0.2.1", true},
      Case{"192.0.2.1", "192.0.2.0", false},
      Case{"192.0.2.0/24", "192.0.2.255", true},
      Case{"192.0.2.77/24", "192.0.2.1", true},
      Case{"192.0.2.0/24", "192.0.3.0", false},
      Case{"192.0.2.0/23", "192.0.3.0", true},
      Case{"10.0.0.0/9", "10.127.255.255", true},
      Case{"10.0.0.0/9", "10.128.0.0", false},
      Case{"0.0.0.0/0", "203.0.113.9", true},
      Case{"0.0.0.0/0", "2001:db8::1", false},
      Case{"::/0", "203.0.113.9", false},
      Case{"::/0", "2001:db8::1", true},
      Case{"::/95", "::ffff:203.0.113.9", false},
      Case{"::ffff:0:0/96", "203.0.113.9", true},
      Case{"2001:db8::/32", "2001:db8:ffff::1", true},
      Case{"2001:db8::/32", "2001:db9::", false},
      Case{"2001:db8::/127", "2001:db8::1", true},
      Case{"2001:db8::/127", "2001:db8::2", false},
      Case{"::ffff:192.0.2.0/120", "192.0.2.9", true},
      Case{"fe80::/10", "fe80::1%12", true},
  }));
  CAPTURE(range, address);
  REQUIRE(AddressRange::from(range).has_value());
  CHECK(AddressRange::from(range)->contains(address_from(address).value()) == inside);
}

TEST_CASE("what is no range is not read as one") {
  const auto* text = GENERATE("", "/", "/24", "192.0.2.0/", "192.0.2.0/33", "2001:db8::/129",
                              "192.0.2.0/-1", "192.0.2.0/24x", "192.0.2.0/2 4", "192.0.2.0/24/8");
  CAPTURE(text);
  CHECK_FALSE(AddressRange::from(text).has_value());
}
