#include "events/context_catalogue.h"

#include <set>
#include <string>

#include "testing.h"

namespace {

std::size_t fields_of(std::uint32_t id, std::uint32_t version) {
  for (const auto& definition : events::context_definitions())
    if (definition.id == id && definition.version == version) return definition.fields.size();
  return 0;
}

}  // namespace

TEST_CASE("the context events are known by their ids, and none is one of the nine") {
  std::string ids;
  for (const auto& definition : events::context_definitions()) {
    ids += std::to_string(definition.id) + " ";
    CHECK(events::is_context(definition.kind));
    CHECK(events::find(definition.id) == nullptr);
  }
  CHECK(ids ==
        "1100 1102 4608 4609 4616 4616 4654 4654 4719 4977 4978 4979 4980 4981 4982 4983 4984 5451 "
        "5451 "
        "5452 5452 ");
  for (const std::uint32_t id : {0U, 1099U, 1101U, 4610U, 4653U, 4985U, 5453U, 0xffffffffU})
    CHECK(events::find_context(id) == nullptr);
}

TEST_CASE("of several versions the newest is found") {
  for (const std::uint32_t id : {4616U, 4654U, 5451U, 5452U})
    CHECK(events::find_context(id)->version == 1);
  CHECK(events::find_context(4719)->version == 0);
}

TEST_CASE("each context event has as many fields as its manifest") {
  const auto [id, version, count] = GENERATE(table<std::uint32_t, std::uint32_t, std::size_t>(
      {{1100, 0, 0},  {1102, 0, 4},  {4608, 0, 0},  {4609, 0, 0},  {4616, 0, 10}, {4616, 1, 8},
       {4654, 0, 19}, {4654, 1, 21}, {4719, 0, 8},  {4977, 0, 3},  {4978, 0, 3},  {4979, 0, 21},
       {4980, 0, 26}, {4981, 0, 26}, {4982, 0, 30}, {4983, 0, 18}, {4984, 0, 13}, {5451, 0, 24},
       {5451, 1, 26}, {5452, 0, 8},  {5452, 1, 12}}));
  CAPTURE(id, version);
  CHECK(fields_of(id, version) == count);
}

TEST_CASE("an older version ends before the fields that came with the newer one") {
  for (const auto& definition : events::context_definitions()) {
    if (definition.version > 0 || (definition.id != 4654 && definition.id != 5451)) continue;
    CHECK(definition.fields.back().name != "TrafficSelectorId");
    CHECK(events::find_context(definition.id)->fields.back().name == "TrafficSelectorId");
  }
}

TEST_CASE("no field of a context event is named twice") {
  for (const auto& definition : events::context_definitions()) {
    std::set<std::string_view> names;
    for (const auto& field : definition.fields) names.insert(field.name);
    CAPTURE(definition.id);
    CHECK(names.size() == definition.fields.size());
  }
}

TEST_CASE("the log service's own events are told from those of the audit") {
  for (const auto& definition : events::context_definitions())
    CHECK((definition.provider == events::Provider::eventlog) == (definition.id < 4000));
}
