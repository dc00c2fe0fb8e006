#include "check_run.h"
#include "timeline/checks/weak_algorithms.h"

using check_run::Event;
using check_run::event;
using check_run::findings;
using check_run::Kind;
using check_run::only_finding;
using check_run::seconds;

namespace {

Event with(std::string_view cipher, std::string_view integrity, std::string_view dh_group) {
  auto sa = check_run::event(Kind::established, seconds(0));
  sa.cipher = cipher;
  sa.integrity = integrity;
  sa.dh_group = dh_group;
  return sa;
}

}  // namespace

TEST_CASE("a weak cipher is named with the standard that says so") {
  const auto finding = only_finding(timeline::weak_cipher, {with("3DES", "SHA1", "DH group 14")});
  CHECK(finding.id == "weak-cipher");
  CHECK(finding.severity == timeline::Severity::low);
  CHECK(finding.statement == "3DES used by 1 SA of 1 computer with 1 peer: 203.0.113.9");
  CHECK(finding.basis.find("NIST SP 800-131A Rev. 2") != std::string::npos);
  const auto des = only_finding(timeline::weak_cipher, {with("DES", "SHA1", "DH group 14")});
  CHECK(des.severity == timeline::Severity::medium);
  CHECK(des.basis.starts_with("RFC 8247, section 2.1"));
}

TEST_CASE("MD5 is a weak integrity algorithm") {
  const auto finding =
      only_finding(timeline::weak_integrity, {with("AES-256", "MD5", "DH group 14")});
  CHECK(finding.id == "weak-integrity");
  CHECK(finding.basis.starts_with("RFC 8247, sections 2.2 and 2.3"));
}

TEST_CASE("Diffie-Hellman groups 1 and 2 are weak") {
  const auto one = only_finding(timeline::weak_dh_group, {with("AES-256", "SHA1", "DH group 1")});
  CHECK(one.id == "weak-dh-group");
  CHECK(one.severity == timeline::Severity::medium);
  const auto two = only_finding(timeline::weak_dh_group, {with("AES-256", "SHA1", "DH group 2")});
  CHECK(two.severity == timeline::Severity::low);
  CHECK(two.basis.starts_with("RFC 8247, section 2.4: the 1024-bit"));
}

TEST_CASE("each weak algorithm is a finding, with all the SAs that use it") {
  const auto found = findings(
      timeline::weak_cipher,
      {with("DES", "MD5", "DH group 1"), with("3DES", "", ""), with("DES", "SHA1", "DH group 14")});
  REQUIRE(found.size() == 2);
  CHECK(found[0].evidence == std::vector<std::size_t>{0, 2});
  CHECK(found[1].evidence == std::vector<std::size_t>{1});
}

TEST_CASE("an SA that two events show uses a weak algorithm once") {
  auto extended = with("DES", "SHA1", "DH group 14");
  extended.kind = Kind::extended_mode_established;
  const auto found = findings(timeline::weak_cipher, {with("DES", "SHA1", "DH group 14"), extended},
                              {}, {{.start = 0, .start_again = 1}});
  REQUIRE(found.size() == 1);
  CHECK(found.front().statement == "DES used by 1 SA of 1 computer with 1 peer: 203.0.113.9");
  CHECK(found.front().evidence == std::vector<std::size_t>{0, 1});
}

TEST_CASE("a standard about IKEv2 says so where another protocol is found") {
  auto sa = with("DES", "SHA1", "DH group 14");
  const auto basis = [&](std::string_view keying_module) {
    sa.keying_module = keying_module;
    return only_finding(timeline::weak_cipher, {sa}).basis;
  };
  const std::string of_ike_v2 = "RFC 8247, section 2.1: ENCR_DES must not be used (MUST NOT)";
  CHECK(basis("IKEv2") == of_ike_v2);
  CHECK(basis("AuthIP") == of_ike_v2 + "; RFC 8247 is about IKEv2");
  CHECK(basis("IKEv1") ==
        of_ike_v2 + "; RFC 8247 is about IKEv2, and RFC 9395 deprecates IKEv1 as a whole");
}

TEST_CASE("what is not weak, and what is not up, is no finding") {
  auto failure = with("DES", "MD5", "DH group 1");
  failure.kind = Kind::failed;
  const std::vector<Event> events{failure, with("AES-128", "SHA 256", "DH group 24"),
                                  with("AES-256", "SHA1", "DH group 14")};
  for (const auto make : {timeline::weak_cipher, timeline::weak_integrity, timeline::weak_dh_group})
    CHECK(findings(make, events).empty());
  auto extended = with("DES", "MD5", "DH group 1");
  extended.kind = Kind::extended_mode_established;
  CHECK(findings(timeline::weak_cipher, {extended}).size() == 1);
}
