#include "events/ike_error.h"

#include <algorithm>
#include <string>
#include <vector>

#include "testing.h"

using Codes = std::vector<std::uint32_t>;

TEST_CASE("a reason stands for the errors that have its text") {
  CHECK(events::codes_for("Negotiation timed out") == Codes{13805});
  CHECK(events::codes_for("IKE authentication credentials are unacceptable") == Codes{13801});
  CHECK(events::codes_for("Negotiation request sat in Queue too long") ==
        Codes{13809, 13810, 13811, 13812});
  CHECK(events::codes_for("Negotiation took too long") == Codes{13814, 13815});
  CHECK(events::codes_for("Traffic selectors unacceptable") == Codes{13999});
}

TEST_CASE("blanks around a reason and one full stop at its end do not matter") {
  CHECK(events::codes_for("  Negotiation timed out.\r\n") == Codes{13805});
  CHECK(events::codes_for("Invalid cookie received") == Codes{13846});  // the text itself has one
  CHECK(events::codes_for("Invalid cookie received.") == Codes{13846});
}

TEST_CASE("any other text stands for no error") {
  const auto* reason =
      GENERATE("", ".", " ", "negotiation timed out", "Negotiation timed out..",
               "Negotiation timed", "Zeit\u00fcberschreitung bei der Aushandlung", "13805");
  CAPTURE(reason);
  CHECK(events::codes_for(reason).empty());
}

TEST_CASE("an error is found by its number") {
  CHECK(events::ike_error(13801)->symbol == "ERROR_IPSEC_IKE_AUTH_FAIL");
  CHECK(events::ike_error(13000)->text == "The specified quick mode policy already exists.");
  CHECK(events::ike_error(13919) == nullptr);
  CHECK(events::ike_error(0) == nullptr);
}

TEST_CASE("every error is found by its own text") {
  for (const auto& error : events::ike_errors()) {
    const auto codes = events::codes_for(error.text);
    CAPTURE(error.number);
    CHECK(std::ranges::find(codes, error.number) != codes.end());
  }
}
