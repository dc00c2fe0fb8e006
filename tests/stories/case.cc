#include "stories/case.h"

#include <algorithm>

#include "stories/story.h"

namespace stories {
namespace {

std::string path(const std::string& name) { return "testdata/" + name + ".evtx"; }

bool has(const std::vector<Case>& cases, const std::string& log) {
  return std::ranges::any_of(
      cases, [&](const Case& one) { return std::ranges::find(one.logs, log) != one.logs.end(); });
}

}  // namespace

std::vector<Case> cases() {
  std::vector<Case> cases{{"both_ends", {path("both_ends_vpn1"), path("both_ends_vpn2")}},
                          {"rollover", {path("rollover_archive"), path("rollover")}}};
  for (const auto& story : all())
    if (const auto log = path(story.name); !has(cases, log)) cases.push_back({story.name, {log}});
  return cases;
}

}  // namespace stories
