#include "events/audit_policy.h"

#include <optional>
#include <string_view>

#include "testing.h"

namespace {

std::optional<std::string_view> subcategory(
    std::string_view id, std::string_view guid,
    events::Kind kind = events::Kind::audit_policy_changed) {
  return events::ipsec_subcategory(
      {.kind = kind, .raw = {{"SubcategoryId", id}, {"SubcategoryGuid", guid}}});
}

}  // namespace

TEST_CASE("an IPsec subcategory is known by its parameter string, or by its GUID alone") {
  CHECK(subcategory("%%12547", "") == "IPsec Main Mode");
  CHECK(subcategory("%%12549", "") == "IPsec Quick Mode");
  CHECK(subcategory("%%12550", "") == "IPsec Extended Mode");
  CHECK(subcategory("%%12291", "") == "IPsec Driver");
  CHECK(subcategory("IPsec Main Mode", "") == "IPsec Main Mode");
  CHECK(subcategory("IPsec-Hauptmodus", "{0CCE9218-69AE-11D9-BED3-505054503030}") ==
        "IPsec Main Mode");
  CHECK(subcategory("", " 0cce9219-69ae-11d9-bed3-505054503030 ") == "IPsec Quick Mode");
  CHECK(subcategory("-", "{0cce921a-69ae-11d9-bed3-505054503030}") == "IPsec Extended Mode");
}

TEST_CASE("another subcategory, and another event, is none of IPsec") {
  CHECK_FALSE(subcategory("%%12544", "{0CCE9215-69AE-11D9-BED3-505054503030}"));
  CHECK_FALSE(subcategory("", ""));
  CHECK_FALSE(subcategory("%%12547", "", events::Kind::time_changed));
  CHECK_FALSE(events::ipsec_subcategory({.kind = events::Kind::audit_policy_changed}));
}
