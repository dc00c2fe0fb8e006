#include "events/parameter_meaning.h"

#include "events/parameter.h"
#include "testing.h"

TEST_CASE("a parameter string goes with a constant of the Windows API") {
  const auto* local = events::parameter_meaning(8199);
  REQUIRE(local != nullptr);
  CHECK(local->constant == "IPSEC_FAILURE_ME");
  CHECK(local->meaning == "It failed on the host that logged.");
  CHECK(local->older_text.empty());
}

TEST_CASE("what an older Windows wrote is known") {
  CHECK(events::parameter_meaning(8222)->older_text == "IKE");
  CHECK(events::parameter_meaning(8232)->older_text == "DH group 2048");
  CHECK(events::parameter_meaning(8214)->older_text == "IKE DoS-prevention mode started");
}

TEST_CASE("only known parameter strings have more than a text") {
  for (const auto& parameter : events::parameters())
    if (const auto* known = events::parameter_meaning(parameter.code)) {
      CAPTURE(parameter.code);
      CHECK(!(known->constant.empty() && known->meaning.empty() && known->older_text.empty()));
    }
  for (const std::uint32_t code : {0U, 8191U, 8194U, 8203U, 8249U, 16384U})
    CHECK(events::parameter_meaning(code) == nullptr);
}
