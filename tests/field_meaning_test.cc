#include "events/field_meaning.h"

#include <algorithm>
#include <set>

#include "events/catalogue.h"
#include "events/parameter.h"
#include "testing.h"

TEST_CASE("the fields of every event have a meaning") {
  for (const auto& event : events::definitions())
    for (const auto& field : event.fields) {
      CAPTURE(event.id, field.name);
      REQUIRE(events::field_meaning(field.name) != nullptr);
      CHECK(events::field_meaning(field.name)->name == field.name);
    }
}

TEST_CASE("meanings are sentences, and parameter strings are named once") {
  for (const auto& field : events::field_meanings()) {
    CAPTURE(field.name);
    CHECK(field.meaning.ends_with('.'));
    CHECK(std::set(field.codes.begin(), field.codes.end()).size() == field.codes.size());
  }
}

TEST_CASE("a field is found in any case of letters, and by its whole name") {
  CHECK(events::field_meaning("mmauthmethod")->name == "MMAuthMethod");
  CHECK(events::field_meaning("LOCALADDRESS")->name == "LocalAddress");
  CHECK(events::field_meaning("LocalAddres") == nullptr);
  CHECK(events::field_meaning("") == nullptr);
}

TEST_CASE("a field knows the parameter strings it may hold") {
  const auto codes = events::field_meaning("KeyModName")->codes;
  CHECK(std::vector<std::uint32_t>(codes.begin(), codes.end()) ==
        std::vector<std::uint32_t>{8222, 8223, 8244});
  CHECK(events::field_meaning("LocalAddress")->codes.empty());
}
