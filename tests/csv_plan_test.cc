#include "render/csv_plan.h"

#include <string>
#include <vector>

#include "hand_made_list.h"
#include "testing.h"

namespace {

using Names = std::vector<std::string>;

struct Planned {
  Planned(const Names& names, const std::vector<events::FieldValue>& values)
      : shape(names), event(events::decode({.event_id = 4655}, shape, values)) {}

  // The texts of the plan, and between them which own value stands there, or `*` for another cell.
  [[nodiscard]] std::string words() const {
    const auto plan = render::csv_plan(shape, event);
    if (!plan) return "none";
    std::string words;
    for (const auto& part : plan->parts) {
      std::string room(part.text.size() + render::PaddedText::kShort, '.');
      words.append(room.data(), part.text.write(room.data()));
      if (!part.basis) continue;
      const bool is_value = *part.basis >= render::Basis::text;
      words += is_value ? "{" + std::to_string(part.value) + "}" : "*";
    }
    return words;
  }

  events::Shape shape;
  events::Event event;
};

}  // namespace

TEST_CASE("a plan has as text what events have in common, and their own values by number") {
  const Planned planned({"RemoteAddress", "Role", "KeyModName", "MMSAID", "LocalKeyModPort"},
                        {{"192.0.2.1"}, {"%%8205"}, {"IKEv2, as it says"}, {"7"}, {"500"}});
  CHECK(planned.words() ==
        "*,*,4655,ended,,Initiator,\"IKEv2, as it says\",,500,{0},,,,,,,,,,,{1},,,,,,,,,,,,,,,*,*,"
        "live,*,*,*\n");
}

TEST_CASE("there is no plan where more than the values at their places may stand in a line") {
  CHECK(Planned({"Unknown"}, {{""}}).words() == "none");
  CHECK(Planned({"MMSAID", "MainModeSaId"}, {{"7"}, {""}}).words() == "none");
  CHECK(Planned({"LocalKeyModPort"}, {{"no number"}}).words() == "none");
  CHECK(Planned({"LocalKeyModPort"}, {{"-"}}).words() != "none");
  CHECK(Planned({}, {}).words() != "none");
}
