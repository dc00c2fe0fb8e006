#include "events/any_case.h"

#include "testing.h"

TEST_CASE("texts are the same whatever the case of their letters") {
  CHECK(events::same_in_any_case("Negotiation timed out", "NEGOTIATION TIMED OUT"));
  CHECK(events::same_in_any_case("", ""));
  CHECK_FALSE(events::same_in_any_case("timed", "timed out"));
  CHECK_FALSE(events::same_in_any_case("[", "{"));  // 32 apart, as capitals from small letters
  CHECK_FALSE(events::same_in_any_case("\u00e4", "\u00c4"));
}

TEST_CASE("a part is found wherever it stands") {
  CHECK(events::holds_in_any_case("Negotiation timed out", "TIMED"));
  CHECK(events::holds_in_any_case("Negotiation timed out", "OUT"));
  CHECK(events::holds_in_any_case("Negotiation", ""));
  CHECK_FALSE(events::holds_in_any_case("out", "timed out"));
  CHECK_FALSE(events::holds_in_any_case("", "t"));
}
