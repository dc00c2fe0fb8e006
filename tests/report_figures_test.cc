#include "render/report_figures.h"

#include <memory>
#include <string_view>

#include "bytes.h"
#include "evtx_writer/log.h"
#include "stories/main_mode.h"
#include "testing.h"
#include "timeline/collect.h"

namespace {

using Value = std::variant<std::uint64_t, std::string>;

Value value_of(const std::vector<render::ReportFigure>& figures, std::string_view name) {
  for (const auto& figure : figures)
    if (figure.name == name) return figure.value;
  throw std::out_of_range("no such figure");
}

Value count(std::uint64_t number) { return number; }

}  // namespace

TEST_CASE("the figures count what there is") {
  evtx_writer::Log log;
  const stories::Negotiation first{.remote_address = "198.51.100.7"};
  const stories::Negotiation second{.remote_address = "198.51.100.8"};
  log.add(stories::established("2026-05-01T10:00:00Z", 1, first, 7), evtx_writer::Form::today);
  log.add(stories::failed("2026-05-01T10:30:00Z", 2, second, {}), evtx_writer::Form::today);
  log.add(stories::failed("2026-05-01T11:00:00Z", 3, second, {}), evtx_writer::Form::today);
  const auto bytes = log.bytes();
  const timeline::Source source{.name = "a.evtx",
                                .open = [&bytes] { return std::make_unique<MemoryStream>(bytes); }};
  const auto collection = timeline::collect(std::span(&source, 1), {});
  const std::vector<timeline::Session> sessions{{.start = 0}};
  const auto figures = render::report_figures({.events = collection.events, .sessions = sessions});
  CHECK(value_of(figures, "first_event") == Value("2026-05-01T10:00:00.0000000Z"));
  CHECK(value_of(figures, "last_event") == Value("2026-05-01T11:00:00.0000000Z"));
  CHECK(value_of(figures, "events") == count(3));
  CHECK(value_of(figures, "established") == count(1));
  CHECK(value_of(figures, "failed") == count(2));
  CHECK(value_of(figures, "ended") == count(0));
  CHECK(value_of(figures, "peers") == count(2));
  CHECK(value_of(figures, "computers") == count(1));
  CHECK(value_of(figures, "sessions") == count(1));
  CHECK(value_of(figures, "sessions_still_open") == count(1));
  CHECK(value_of(figures, "sessions_lost") == count(0));
}

TEST_CASE("without an event there is no first and no last") {
  const timeline::EventList none(std::make_shared<timeline::Pools>(), {});
  const auto figures = render::report_figures({.events = none});
  CHECK(value_of(figures, "first_event") == Value("none"));
  CHECK(value_of(figures, "last_event") == Value("none"));
}
