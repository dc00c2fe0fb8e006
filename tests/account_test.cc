#include "timeline/account.h"

#include "testing.h"

TEST_CASE("messages past the limit are counted and not kept") {
  timeline::Notices notices;
  for (std::size_t i = 0; i < timeline::Notices::kMostKept + 5; ++i)
    notices.add(evtx::Error("x", {.offset = i}));
  CHECK(notices.count() == timeline::Notices::kMostKept + 5);
  CHECK(notices.kept().size() == timeline::Notices::kMostKept);
  timeline::Notices both;
  both.add(evtx::Error("first"));
  both += notices;
  CHECK(both.count() == timeline::Notices::kMostKept + 6);
  CHECK(both.kept().size() == timeline::Notices::kMostKept);
  CHECK(both.kept().front().problem() == "first");
  const auto named = both.in_file("a.evtx");
  CHECK(named.count() == both.count());
  CHECK(named.kept().front().what() == std::string("a.evtx: first"));
}

TEST_CASE("counts add up one by one") {
  const timeline::Counts one{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};
  timeline::Counts sum = one;
  sum += one;
  CHECK(sum == timeline::Counts{2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22});
}
