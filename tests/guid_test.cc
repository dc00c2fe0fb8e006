#include "events/guid.h"

#include "testing.h"

TEST_CASE("a GUID is the same with braces and without, in any case") {
  constexpr auto kGuid = "0CCE9218-69AE-11D9-BED3-505054503030";
  CHECK(events::same_guid(kGuid, "{0cce9218-69ae-11d9-bed3-505054503030}"));
  CHECK(events::same_guid("{0CCE9218-69AE-11D9-BED3-505054503030}", kGuid));
  CHECK_FALSE(events::same_guid(kGuid, "0CCE9219-69AE-11D9-BED3-505054503030"));
  CHECK_FALSE(events::same_guid(kGuid, ""));
}

TEST_CASE("texts are compared without the case of ASCII letters, and of no others") {
  CHECK(events::equal_in_any_case("AbZ-1", "aBz-1"));
  CHECK_FALSE(events::equal_in_any_case("ab", "abc"));
  CHECK_FALSE(events::equal_in_any_case("\u00c4", "\u00e4"));
  CHECK_FALSE(events::equal_in_any_case("[", "{"));
}
