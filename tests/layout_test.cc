#include "evtx/binxml/layout.h"

#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "evtx/binxml/budget.h"
#include "testing.h"

namespace {

using evtx::Text;
using evtx::binxml::AttributeDefinition;
using evtx::binxml::ElementDefinition;
using evtx::binxml::layout_of;
using evtx::binxml::Place;
using evtx::binxml::Substitution;
using evtx::binxml::SystemLayout;
using Part = ElementDefinition::Part;

constexpr std::array<std::byte, 16> kGuid{};

Place value(std::uint16_t index) { return index; }
Place literal(std::string text) { return text; }

Part text(std::string value) { return Text{.value = std::move(value)}; }
Part place(std::uint16_t index) { return Substitution{.index = index}; }

ElementDefinition leaf(std::string name, std::vector<Part> content) {
  return {.name = std::move(name), .content = std::move(content)};
}

AttributeDefinition attribute(std::string name, std::string text) {
  return {.name = std::move(name), .value = {Text{.value = std::move(text)}}};
}

ElementDefinition event(std::vector<Part> system) {
  return leaf("Event", {leaf("System", std::move(system)), place(9)});
}

// What is learned of an Event whose System has just this.
std::optional<SystemLayout> learned(Part part) {
  return evtx::binxml::system_layout(event({std::move(part)}));
}

ElementDefinition data(std::string name, std::vector<Part> content) {
  return {.name = "Data",
          .attributes = {attribute("Name", std::move(name))},
          .content = std::move(content)};
}

std::optional<evtx::binxml::EventDataLayout> fields_of(std::vector<Part> content) {
  return evtx::binxml::event_data_layout(leaf("EventData", std::move(content)));
}

}  // namespace

TEST_CASE("the parts of System stand in a value or in the template itself") {
  const ElementDefinition provider{
      .name = "Provider",
      .attributes = {attribute("Name", "Security"), {.name = "Guid", .value = {Substitution{5}}}}};
  const ElementDefinition time{.name = "TimeCreated",
                               .attributes = {{.name = "SystemTime", .value = {Substitution{6}}}}};
  const auto layout = evtx::binxml::system_layout(
      event({provider, leaf("EventID", {place(3)}), leaf("Keywords", {place(4)}), time,
             leaf("EventRecordID", {place(10)}), leaf("Channel", {}),
             leaf("Computer", {text("VPN1")}), leaf("Unknown", {place(1), place(2)})}));
  CHECK(layout == SystemLayout{.provider_name = literal("Security"),
                               .provider_guid = value(5),
                               .event_id = value(3),
                               .keywords = value(4),
                               .time_created = value(6),
                               .record_id = value(10),
                               .channel = {},
                               .computer = literal("VPN1"),
                               .event_data = 9});
}

TEST_CASE("a part whose place the template alone does not tell is not learned") {
  CHECK(learned(leaf("EventID", {place(1), place(2)})) == std::nullopt);
  CHECK(learned(leaf("EventID", {text("4"), place(2)})) == std::nullopt);
  CHECK(learned(leaf("EventID", {leaf("A", {})})) == std::nullopt);
  CHECK(learned(leaf("Channel", {Text{.value = "\ufffd", .code_units = "d800"}})) == std::nullopt);
  CHECK(evtx::binxml::system_layout(event({leaf("EventID", {}), leaf("EventID", {place(1)})})) ==
        std::nullopt);
  const auto name = attribute("Name", "a");
  CHECK(learned(ElementDefinition{.name = "Provider", .attributes = {name, name}}) == std::nullopt);
}

TEST_CASE("a part that depends on its own value is learned, on another one it is not") {
  auto event_id = leaf("EventID", {place(3)});
  event_id.dependency = 3;
  CHECK(learned(event_id)->event_id == value(3));
  event_id.dependency = 4;
  CHECK(learned(event_id) == std::nullopt);
  auto computer = leaf("Computer", {text("VPN1")});
  computer.dependency = 3;
  CHECK(learned(computer) == std::nullopt);
}

TEST_CASE("only an Event with one System, always there, has a layout") {
  CHECK(evtx::binxml::system_layout(leaf("Event", {})) == std::nullopt);
  CHECK(evtx::binxml::system_layout(leaf("Other", {leaf("System", {})})) == std::nullopt);
  CHECK(evtx::binxml::system_layout(leaf("Event", {leaf("System", {}), leaf("System", {})})) ==
        std::nullopt);
  auto system = leaf("System", {});
  system.dependency = 1;
  CHECK(evtx::binxml::system_layout(leaf("Event", {system})) == std::nullopt);
}

TEST_CASE("EventData that is not one value beside System is not known by its index") {
  const auto event_data = [](std::vector<Part> content) {
    return evtx::binxml::system_layout(leaf("Event", std::move(content)))->event_data;
  };
  CHECK(event_data({leaf("System", {}), place(7)}) == 7);
  CHECK(event_data({leaf("System", {})}) == std::nullopt);
  CHECK(event_data({leaf("System", {}), leaf("EventData", {})}) == std::nullopt);
  CHECK(event_data({leaf("System", {}), place(7), place(8)}) == std::nullopt);
}

TEST_CASE("fields are named by their Name, or by what their element is") {
  CHECK(fields_of({data("MMSAID", {place(0)}), data("Fixed", {text("x")}), data("Empty", {}),
                   leaf("Data", {place(1)}), leaf("Param", {place(2)})}) ==
        evtx::binxml::EventDataLayout{{.name = "MMSAID", .value = value(0)},
                                      {.name = "Fixed", .value = literal("x")},
                                      {.name = "Empty"},
                                      {.value = value(1)},
                                      {.name = "Param", .value = value(2)}});
}

TEST_CASE("fields that the template alone does not tell are not learned") {
  CHECK(fields_of({text("x")}) == std::nullopt);
  CHECK(fields_of({data("A", {place(0), place(1)})}) == std::nullopt);
  auto dependent = data("A", {place(0)});
  dependent.dependency = 0;  // it is left out for NULL, not empty
  CHECK(fields_of({dependent}) == std::nullopt);
  auto unnamed = data("A", {place(0)});
  unnamed.attributes = {{.name = "Name", .value = {Substitution{1}}}};
  CHECK(fields_of({unnamed}) == std::nullopt);
  CHECK(evtx::binxml::event_data_layout(leaf("UserData", {})) == std::nullopt);
}

TEST_CASE("a layout is told from others by what was learned, and by the template's GUID") {
  const auto identity = [](const ElementDefinition& definition, std::byte guid = {}) {
    auto bytes = kGuid;
    bytes[0] = guid;
    return layout_of(definition, bytes).identity;
  };
  const auto sample = leaf("EventData", {data("A", {place(0)}), data("B", {place(1)})});
  CHECK(identity(sample) == identity(sample));
  CHECK(identity(sample) != identity(sample, std::byte{1}));
  CHECK(identity(sample) !=
        identity(leaf("EventData", {data("A", {place(1)}), data("B", {place(0)})})));
  CHECK(identity(sample) !=
        identity(leaf("EventData", {data("A", {text("0")}), data("B", {place(1)})})));
  CHECK(identity(sample) !=
        identity(leaf("EventData", {data("C", {place(0)}), data("B", {place(1)})})));
  CHECK(identity(event({leaf("Computer", {text("VPN1")})})) !=
        identity(event({leaf("Computer", {text("VPN2")})})));
  CHECK(identity(event({leaf("Computer", {text("VPN1")})})) !=
        identity(event({leaf("Channel", {text("VPN1")})})));
}

TEST_CASE("the texts that System has in the template are added up") {
  CHECK(layout_of(event({leaf("Computer", {text("VPN1")}), leaf("Channel", {text("Security")}),
                         leaf("EventID", {place(0)}), leaf("Level", {text("not looked at")})}),
                  kGuid)
            .literals == 12);
  CHECK(layout_of(leaf("EventData", {data("A", {text("x")})}), kGuid).literals == 0);
}

TEST_CASE("what fields may cost is of their names and texts, and of the value named most") {
  const auto layout = layout_of(
      leaf("EventData", {data("One", {place(3)}), data("Three", {text("seven..")}),
                         data("Two", {place(1)}), data("Four", {place(3)}), data("", {})}),
      kGuid);
  CHECK(layout.fields_cost.of_template ==
        5 * evtx::binxml::Budget::kNode + std::string("OneThreeseven..TwoFour").size());
  CHECK(layout.fields_cost.times_named == 2);
}
