#include "render/report_figures.h"

#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "testing.h"

namespace {

using events::Kind;
using timeline::SessionStatus;
using Value = std::variant<std::uint64_t, std::string>;

Value value_of(const std::vector<render::ReportFigure>& figures, std::string_view name) {
  for (const auto& figure : figures)
    if (figure.name == name) return figure.value;
  throw std::out_of_range("no such figure");
}

Value count(std::uint64_t number) { return number; }

std::size_t place(Kind kind) { return static_cast<std::size_t>(kind); }
std::size_t place(SessionStatus status) { return static_cast<std::size_t>(status); }

}  // namespace

TEST_CASE("the figures are those of the summary") {
  timeline::Summary summary;
  auto& totals = summary.totals;
  totals.first = evtx::from_iso8601("2026-05-01T10:00:00Z");
  totals.last = evtx::from_iso8601("2026-05-01T11:00:00Z");
  totals.by_kind[place(Kind::established)] = 3;
  totals.by_kind[place(Kind::failed)] = 2;
  totals.by_status[place(SessionStatus::open)] = 1;
  totals.by_status[place(SessionStatus::closed)] = 2;
  totals.computers = 4;
  summary.peers.resize(5);
  const auto figures = render::report_figures(summary);
  CHECK(value_of(figures, "first_event") == Value("2026-05-01T10:00:00.0000000Z"));
  CHECK(value_of(figures, "last_event") == Value("2026-05-01T11:00:00.0000000Z"));
  CHECK(value_of(figures, "events") == count(5));
  CHECK(value_of(figures, "established") == count(3));
  CHECK(value_of(figures, "failed") == count(2));
  CHECK(value_of(figures, "ended") == count(0));
  CHECK(value_of(figures, "computers") == count(4));
  CHECK(value_of(figures, "peers") == count(5));
  CHECK(value_of(figures, "sessions") == count(3));
  CHECK(value_of(figures, "sessions_still_open") == count(1));
  CHECK(value_of(figures, "sessions_lost") == count(0));
}

TEST_CASE("without an event there is no first and no last") {
  const auto figures = render::report_figures({});
  CHECK(value_of(figures, "first_event") == Value("none"));
  CHECK(value_of(figures, "last_event") == Value("none"));
}
