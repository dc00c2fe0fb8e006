#include "events/shape.h"

#include <string>
#include <vector>

#include "testing.h"

namespace {

using Names = std::vector<std::string>;

Names unique(const Names& names) {
  const events::Shape shape(names);
  Names made;
  for (const auto& field : shape.fields()) made.push_back(field.name);
  return made;
}

}  // namespace

TEST_CASE("a name that stands alone stays as it is, whatever it is made of") {
  const Names names{"A", "A B", "#", "X#", "1", "X#y", "X#2y", "#code_unit"};
  CHECK(unique(names) == names);
}

TEST_CASE("a name that comes again and a field without one are numbered") {
  CHECK(unique({"A", "A", "", "A", ""}) == Names{"A", "A#2", "#3", "A#3", "#5"});
}

TEST_CASE("a name that looks numbered, or like the code units of another, is numbered itself") {
  CHECK(unique({"A", "A#2", "A"}) == Names{"A", "A#2#1", "A#2"});
  CHECK(unique({"", "#1"}) == Names{"#1", "#1#1"});
  CHECK(unique({"A", "A#code_units"}) == Names{"A", "A#code_units#1"});
}

TEST_CASE("the original name is known again") {
  const Names names{"A",  "A",     "A#2", "A#2", "A#2#1", "", "#6", "#code_units", "A#code_units",
                    "#1", "A#0x1", "7",   "##",  "A#",    "", "",   "\xc3\xbc#3"};
  Names original;
  const auto made = unique(names);
  for (const auto& name : made) original.emplace_back(events::original_name(name));
  CHECK(original == names);
  CHECK(unique(original) == made);
}
