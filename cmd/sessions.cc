#include "cmd/sessions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

#include "cmd/accounting.h"
#include "cmd/event_collection.h"
#include "cmd/output.h"
#include "input/discover.h"
#include "render/csv.h"
#include "render/session_jsonl.h"
#include "render/session_row.h"
#include "render/session_table.h"
#include "render/table.h"
#include "timeline/session.h"
#include "timeline/session_filter.h"

namespace cmd {
namespace {

using timeline::Session;
using timeline::SessionStatus;

/// The sessions of a collection, and which of them are shown.
class Shown {
 public:
  /// `events` must outlive it.
  Shown(const timeline::EventList& events, const timeline::Filter& filter)
      : events_(events), sessions_(timeline::sessions(events)) {
    for (std::size_t i = 0; i < sessions_.size(); ++i)
      if (timeline::wants(filter, sessions_[i], events)) shown_.push_back(i);
  }

  template <class Take>
  void for_each(Take take) const {
    for (const auto index : shown_) take(render::session_row(events_, sessions_, index));
  }

  /// `3 sessions: 1 closed, 2 open, 0 unknown_start, 0 lost; 5 left out by the filter`.
  [[nodiscard]] std::string in_words() const {
    auto text = fmt::format("{} session{}:", shown_.size(), shown_.size() == 1 ? "" : "s");
    using enum SessionStatus;
    for (const char* separator = " "; const auto status : {closed, open, unknown_start, lost}) {
      text += fmt::format("{}{} {}", separator, count(status), render::name(status));
      separator = ", ";
    }
    const auto left_out = sessions_.size() - shown_.size();
    return left_out > 0 ? text + fmt::format("; {} left out by the filter", left_out) : text;
  }

 private:
  [[nodiscard]] std::ptrdiff_t count(SessionStatus status) const {
    return std::ranges::count(shown_, status,
                              [this](std::size_t index) { return sessions_[index].status; });
  }

  const timeline::EventList& events_;
  std::vector<Session> sessions_;
  std::vector<std::size_t> shown_{};
};

template <class Writer>
void write_rows(Writer writer, const Shown& sessions, const SessionsOptions& options) {
  if (options.header) writer.header();
  sessions.for_each([&](const render::SessionRow& row) { writer.row(row); });
}

void write(const Shown& sessions, const SessionsOptions& options, const Console& console,
           std::ostream& out) {
  switch (chosen_format(options, console)) {
    case Format::jsonl:
      return write_rows(render::SessionJsonlWriter(out), sessions, options);
    case Format::table: {
      render::TableFitOf fit(render::session_table_columns());
      sessions.for_each([&](const render::SessionRow& row) { fit.add(row); });
      return write_rows(render::TableWriterOf(out, fit, table_style(options, console)), sessions,
                        options);
    }
    case Format::csv:
      return write_rows(render::CsvRows<render::SessionRow>(out, render::session_columns()),
                        sessions, options);
  }
}

}  // namespace

ExitStatus sessions(const SessionsOptions& options, const Console& console) {
  const auto found = input::discover(options.paths);
  tell_skipped(console.err, found.skipped, options.verbosity);
  auto output = open_output(options, console, found.files);
  const auto collection = collect_events(found.files, options, console);
  const Shown shown(collection.events, options.sessions);
  const auto ends_as = status(found.errors, collection.accounts);
  if (ends_as != nothing_done) {
    write(shown, options, console, output.stream());
    output.finish();
  }
  tell(console.err, found.errors, collection.accounts, options.verbosity);
  if (ends_as != nothing_done && options.verbosity != Verbosity::quiet)
    say(console.err, shown.in_words());
  return with_strictness(ends_as, options);
}

}  // namespace cmd
