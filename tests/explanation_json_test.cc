#include "render/explanation_json.h"

#include <sstream>
#include <string>
#include <vector>

#include "testing.h"

namespace {

std::string json(const std::string& term) {
  std::vector<render::Explanation> all;
  for (const auto& topic : events::topics(term)) all.push_back(render::explanation(topic));
  std::ostringstream out;
  render::write_term_json(out, term, all);
  return out.str();
}

}  // namespace

TEST_CASE("a term is one object with every key") {
  CHECK(json("13887") ==
        R"({"term":"13887","explanations":[{"kind":"error","id":"13887",)"
        R"("title":"Certificate doesn't chain to a trusted root in IPsec policy.","event":null,)"
        R"("symbol":"ERROR_IPSEC_IKE_CERT_CHAIN_POLICY_MISMATCH","hex":"0x363F","meaning":null,)"
        R"("older_text":null,"met_in":null,"same_text":[],"in_fields":[],"in_events":[],)"
        R"("columns":["failure_reason","failure_code"],"values":[],"fields":[],)"
        R"("cause":"The certificate does not chain to a trusted root of the IPsec policy.",)"
        R"("remedy":null,)"
        R"("sources":[{"title":"Windows: the text of the error itself","url":null}]}]})"
        "\n");
}

TEST_CASE("what a term stands for are several explanations of one object") {
  const auto line = json("Negotiation took too long");
  CHECK(line.find(R"("id":"13814")") != std::string::npos);
  CHECK(line.find(R"("id":"13815")") != std::string::npos);
  CHECK(line.find('\n') == line.size() - 1);
}

TEST_CASE("what nobody documents is null and an empty array") {
  CHECK(json("13813").find(R"("cause":null,"remedy":null,"sources":[])") != std::string::npos);
}

TEST_CASE("the fields of an event are objects") {
  CHECK(json("4976").find(R"("fields":[{"name":"LocalAddress","column":"local_address",)"
                          R"("meaning":"The address of the host that logged, whoever began."})") !=
        std::string::npos);
}

TEST_CASE("a term that is no UTF-8 becomes text that is") {
  std::ostringstream out;
  render::write_term_json(out, "\xff\"", {});
  CHECK(out.str() == "{\"term\":\"\uFFFD\\\"\",\"explanations\":[]}\n");
}
