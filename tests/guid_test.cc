#include "events/guid.h"

#include "testing.h"

TEST_CASE("a GUID is the same with braces and without, in any case") {
  constexpr auto kGuid = "0CCE9218-69AE-11D9-BED3-505054503030";
  CHECK(events::same_guid(kGuid, "{0cce9218-69ae-11d9-bed3-505054503030}"));
  CHECK(events::same_guid("{0CCE9218-69AE-11D9-BED3-505054503030}", kGuid));
  CHECK_FALSE(events::same_guid(kGuid, "0CCE9219-69AE-11D9-BED3-505054503030"));
  CHECK_FALSE(events::same_guid(kGuid, ""));
}
