#include "events/catalogue.h"

#include <algorithm>
#include <set>
#include <string>

#include "testing.h"

TEST_CASE("the nine events are known by their ids, and no other") {
  std::string ids;
  for (const auto& definition : events::definitions()) ids += std::to_string(definition.id) + " ";
  CHECK(ids == "4646 4650 4651 4652 4653 4655 4976 5049 5453 ");
  CHECK(events::find(4655)->kind == events::Kind::ended);
  for (const std::uint32_t id : {0U, 4645U, 4647U, 4654U, 4977U, 5454U, 0xffffffffU})
    CHECK(events::find(id) == nullptr);
}

TEST_CASE("each event has as many fields as its manifest") {
  const auto count = [](std::uint32_t id) { return events::find(id)->fields.size(); };
  CHECK(count(4646) == 1);
  CHECK(count(4650) == 17);
  CHECK(count(4651) == 23);
  CHECK(count(4652) == 22);
  CHECK(count(4653) == 16);
  CHECK(count(4655) == 4);
  CHECK(count(4976) == 3);
  CHECK(count(5049) == 3);
  CHECK(count(5453) == 0);
}

TEST_CASE("no field of an event is named twice") {
  for (const auto& definition : events::definitions()) {
    std::set<std::string_view> names;
    for (const auto& field : definition.fields) names.insert(field.name);
    CAPTURE(definition.id);
    CHECK(names.size() == definition.fields.size());
  }
}

TEST_CASE("kinds are named as in the event column") {
  std::set<std::string_view> names;
  for (const auto& definition : events::definitions()) names.insert(events::name(definition.kind));
  CHECK(names == std::set<std::string_view>{"established", "failed", "ended", "invalid_packet",
                                            "deleted", "dos_prevention", "service_not_started"});
}
