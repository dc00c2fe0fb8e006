#include "render/explanation_text.h"

#include <sstream>
#include <string>
#include <vector>

#include "testing.h"

namespace {

std::vector<render::Explanation> explanations(const std::string& term) {
  std::vector<render::Explanation> all;
  for (const auto& topic : events::topics(term)) all.push_back(render::explanation(topic));
  return all;
}

std::string text(const std::string& term, std::size_t width = 80) {
  std::ostringstream out;
  render::write_explanations(out, explanations(term), width);
  return out.str();
}

}  // namespace

TEST_CASE("a parameter string in words") {
  CHECK(text("%%8222") == R"(parameter %%8222: IKEv1
  Internet Key Exchange.
  Symbol: IKEEXT_KEY_MODULE_IKE
  Older text: IKE
  In fields: KeyModName, KeyingModuleName
  In columns: keying_module
)");
}

TEST_CASE("an error in words, with whoever documents its cause") {
  CHECK(text("13887") ==
        R"(error 13887: Certificate doesn't chain to a trusted root in IPsec policy.
  Symbol: ERROR_IPSEC_IKE_CERT_CHAIN_POLICY_MISMATCH
  Hexadecimal: 0x363F
  In columns: failure_reason, failure_code
  Cause: The certificate does not chain to a trusted root of the IPsec policy.
  Remedy: None is documented.
  Source: Windows: the text of the error itself
)");
}

TEST_CASE("an error of which nothing is documented is not diagnosed") {
  CHECK(text("13813") == R"(error 13813: No response from peer
  Symbol: ERROR_IPSEC_IKE_DROP_NO_RESPONSE
  Hexadecimal: 0x35F5
  In columns: failure_reason, failure_code
  Nothing is documented about cause or remedy.
)");
}

TEST_CASE("an event in words, with its fields") {
  CHECK(text("4655") == R"(event 4655: Main Mode SA ended
  It does not say who began (Role): the event that established the SA does.
  Event column: ended
  Nothing is documented about cause or remedy.
  Fields, each with the column of timeline that shows it:
    LocalAddress (local_address): The address of the host that logged, whoever
      began.
    RemoteAddress (remote_address): The address of the peer of the host that
      logged, whoever began.
    KeyModName (keying_module): The protocol that negotiated. IKEv2 is there
      since Windows 7.
    MMSAID (sa_id): The id of the Main Mode SA on the host that logged. Such ids
      are unique there until it boots, and start over then.
)");
}

TEST_CASE("an event whose causes go by its error is not said to have none") {
  for (const auto* id : {"4652", "4653", "4654", "4983", "4984"}) {
    const auto said = text(id, 1000);
    CAPTURE(said);
    CHECK(said.find("What is documented about cause and remedy goes by the error") !=
          std::string::npos);
    CHECK(said.find("Nothing is documented") == std::string::npos);
  }
}

TEST_CASE("a URL stands whole on a line of its own") {
  const auto said = text("13868", 40);
  CHECK(said.find("\n    https://directaccess.richardhicks.com/2019/09/02/"
                  "always-on-vpn-ikev2-policy-mismatch-error/\n") != std::string::npos);
}

TEST_CASE("lines are as wide as asked for, but for words that are wider") {
  const std::size_t width = GENERATE(1U, 40U, 80U, 200U);
  std::istringstream lines(text("13801", width));
  for (std::string line; std::getline(lines, line);) {
    CAPTURE(width, line);
    const auto word = line.find_first_not_of(' ');
    CHECK((line.size() <= width || line.find(' ', word) == std::string::npos));
  }
}

TEST_CASE("several explanations have an empty line between") {
  const auto said = text("Negotiation took too long");
  CHECK(said.starts_with("error 13814: "));
  CHECK(said.find("\n\nerror 13815: ") != std::string::npos);
  CHECK_FALSE(said.ends_with("\n\n"));
}

TEST_CASE("topics are listed by kind") {
  auto some = explanations("4655");
  for (const auto* term : {"%%8222", "13805", "MMSAID"}) some.push_back(explanations(term).front());
  std::ostringstream out;
  render::write_topics(out, some, 80);
  CHECK(out.str() == R"(events
  4655: Main Mode SA ended (ended)

parameters
  %%8222: IKEv1

errors
  13805: Negotiation timed out

fields
  MMSAID: The id of the Main Mode SA on the host that logged. Such ids are
    unique there until it boots, and start over then.
)");
}
