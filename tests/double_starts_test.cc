#include "timeline/double_starts.h"

#include "testing.h"

TEST_CASE("two starts of one SA know each other") {
  const std::vector<timeline::Session> sessions{
      {.start = 1, .start_again = 3}, {.start = 2}, {.end = 4}, {.start = 6, .start_again = 5}};
  const timeline::DoubleStarts starts(sessions);
  CHECK(starts.other(1) == 3);
  CHECK(starts.other(3) == 1);
  CHECK_FALSE(starts.other(2));
  CHECK_FALSE(starts.other(4));
  CHECK(starts.other(6) == 5);
}

TEST_CASE("the one that stands behind in the list is the second, whichever the SA starts with") {
  const std::vector<timeline::Session> sessions{{.start = 1, .start_again = 3},
                                                {.start = 6, .start_again = 5}};
  const timeline::DoubleStarts starts(sessions);
  CHECK_FALSE(starts.is_second(1));
  CHECK(starts.is_second(3));
  CHECK_FALSE(starts.is_second(5));
  CHECK(starts.is_second(6));
  CHECK_FALSE(starts.is_second(7));
}
