#include "timeline/view.h"

#include <chrono>
#include <vector>

#include "testing.h"

namespace {

using std::chrono::seconds;
using timeline::View;

constexpr evtx::Timestamp kDay{std::chrono::sys_days{std::chrono::year{2026} / 1 / 2}};

// At so many seconds of a day; the subjects are 0, 1, ...
std::vector<View> views_at(const std::vector<int>& times) {
  std::vector<View> views;
  for (const auto time : times)
    views.push_back({.subject = views.size(), .begin = kDay + seconds(time)});
  return views;
}

using Subjects = std::vector<std::size_t>;

Subjects rest_of(timeline::NearestViews& nearest) {
  Subjects subjects;
  while (const auto* view = nearest.next()) subjects.push_back(view->subject);
  return subjects;
}

Subjects nearest(const std::vector<View>& views, int middle, int reach) {
  const auto row = timeline::row_of(views, &View::begin);
  timeline::NearestViews nearest(row, &View::begin, seconds(reach));
  nearest.move_to(kDay + seconds(middle));
  return rest_of(nearest);
}

}  // namespace

TEST_CASE("a row has the views with the moment, in its order") {
  auto views = views_at({20, 10, 30, 10});
  views[2].begin.reset();
  Subjects subjects;
  for (const auto* view : timeline::row_of(views, &View::begin)) subjects.push_back(view->subject);
  CHECK(subjects == Subjects{1, 3, 0});
  CHECK(timeline::row_of(views, &View::end).empty());
}

TEST_CASE("the nearest comes first, on whichever side, up to the reach") {
  const auto views = views_at({0, 10, 14, 21, 30});
  CHECK(nearest(views, 15, 100) == Subjects{2, 1, 3, 4, 0});
  CHECK(nearest(views, 15, 6) == Subjects{2, 1, 3});
  CHECK(nearest(views, 15, 0).empty());
  CHECK(nearest(views, 14, 0) == Subjects{2});
  CHECK(nearest(views, -5, 100) == Subjects{0, 1, 2, 3, 4});
  CHECK(nearest(views, 99, 100) == Subjects{4, 3, 2, 1, 0});
  CHECK(nearest({}, 0, 100).empty());
}

TEST_CASE("for a later moment the nearest are given anew") {
  const auto views = views_at({0, 10, 14, 21, 30});
  const auto row = timeline::row_of(views, &View::begin);
  timeline::NearestViews nearest(row, &View::begin, seconds(6));
  nearest.move_to(kDay + seconds(12));
  CHECK(nearest.next()->subject == 2);
  nearest.move_to(kDay + seconds(12));
  CHECK(rest_of(nearest) == Subjects{2, 1});
  nearest.move_to(kDay + seconds(16));
  CHECK(rest_of(nearest) == Subjects{2, 3, 1});
  nearest.move_to(kDay + seconds(40));
  CHECK(rest_of(nearest).empty());
}
