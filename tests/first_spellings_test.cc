#include "timeline/first_spellings.h"

#include "check_run.h"

using check_run::event;
using check_run::Kind;
using check_run::seconds;

namespace {

events::Event of_host(std::string_view computer, std::string_view peer) {
  return check_run::event(Kind::failed, seconds(0), peer, computer);
}

}  // namespace

TEST_CASE("a computer is written as it is first met, in whatever case it comes") {
  timeline::FirstSpellings spellings;
  CHECK(spellings.of(of_host("Vpn1", "a")).computer == "Vpn1");
  CHECK(spellings.of(of_host("VPN1", "a")).computer == "Vpn1");
  CHECK(spellings.of(of_host("vpn2", "a")).computer == "vpn2");
  CHECK(spellings.of(of_host("vpn1", "a")).computer == "Vpn1");
}

TEST_CASE("an address is written as it is first met, at either end") {
  timeline::FirstSpellings spellings;
  auto first = of_host("VPN1", "2001:db8::1");
  CHECK(spellings.of(first).remote.address == "2001:db8::1");
  first.remote.address = "2001:DB8:0::1";
  first.local.address = "::ffff:192.0.2.1";
  CHECK(spellings.of(first).remote.address == "2001:db8::1");
  CHECK(spellings.of(first).local.address == "192.0.2.1");
}

TEST_CASE("what is no address, or is not there, stays as it is") {
  timeline::FirstSpellings spellings;
  CHECK(spellings.of(of_host("VPN1", "A")).remote.address == "A");
  CHECK(spellings.of(of_host("VPN1", "a")).remote.address == "a");
  CHECK_FALSE(spellings.of(of_host("VPN1", "")).remote.address);
  const auto failure = check_run::failed(seconds(3));
  CHECK(spellings.of(failure) == failure);
}
