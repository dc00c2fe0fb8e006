#include "cmd/timeline.h"

#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "cmd/accounting.h"
#include "cmd/output.h"
#include "cmd/progress.h"
#include "cmd/sources.h"
#include "evtx/libevtx_reader.h"
#include "input/discover.h"
#include "render/csv.h"
#include "render/jsonl.h"
#include "render/table.h"
#include "timeline/collect.h"

namespace cmd {
namespace {

evtx::Reader reader(ReaderChoice choice) {
  switch (choice) {
    case ReaderChoice::native:
      return {};
    case ReaderChoice::libevtx:
      return evtx::read_with_libevtx;
  }
  return {};
}

timeline::Collection collect(const std::vector<std::string>& files, const TimelineOptions& options,
                             const Console& console) {
  ProgressLine line(console.err, files.size());
  return timeline::collect(sources(files, console.in),
                           {.filter = options.filter,
                            .threads = options.threads,
                            .reader = reader(options.reader),
                            .crosscheck = options.crosscheck,
                            .recovery = options.recovery,
                            .report = report_on(line, options, console)});
}

Format chosen_format(const TimelineOptions& options, const Console& console) {
  return options.format.value_or(is_for_terminal(options, console) ? Format::table : Format::csv);
}

template <class Writer>
void write_rows(Writer writer, const timeline::EventList& events, const TimelineOptions& options) {
  if (options.header) writer.header();
  for (const auto& event : events) writer.row(event);
}

void write(const timeline::EventList& events, const TimelineOptions& options,
           const Console& console, std::ostream& out) {
  switch (chosen_format(options, console)) {
    case Format::jsonl:
      return write_rows(render::JsonlWriter(out), events, options);
    case Format::table: {
      const bool has_colour = is_for_terminal(options, console) && console.colour;
      const render::TableStyle style{
          .width = terminal_width(options, console),
          .colour = has_colour ? render::Colour::always : render::Colour::never};
      render::TableFit fit;
      for (const auto& event : events) fit.add(event);
      return write_rows(render::TableWriter(out, fit, style), events, options);
    }
    case Format::csv:
      return write_rows(render::CsvWriter(out), events, options);
  }
}

}  // namespace

ExitStatus timeline(const TimelineOptions& options, const Console& console) {
  const auto found = input::discover(options.paths);
  tell_skipped(console.err, found.skipped, options.verbosity);
  auto output = open_output(options, console, found.files);
  const auto collection = collect(found.files, options, console);
  const auto ends_as = status(found.errors, collection.accounts);
  if (ends_as != nothing_done) {
    write(collection.events, options, console, output.stream());
    output.finish();
  }
  tell(console.err, found.errors, collection.accounts, options.verbosity);
  return with_strictness(ends_as, options);
}

}  // namespace cmd
