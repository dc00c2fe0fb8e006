#include "cmd/timeline.h"

#include <optional>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "cmd/accounting.h"
#include "cmd/output.h"
#include "cmd/progress.h"
#include "evtx/libevtx_reader.h"
#include "input/discover.h"
#include "input/stream.h"
#include "render/csv.h"
#include "render/jsonl.h"
#include "render/table.h"
#include "timeline/collect.h"

namespace cmd {
namespace {

std::vector<timeline::Source> sources(const std::vector<std::string>& files, int input) {
  std::vector<timeline::Source> sources;
  for (const auto& file : files) {
    if (file == "-") {
      sources.push_back(
          {.name = file, .open = [input] { return input::borrow_descriptor(input); }});
    } else {
      sources.push_back({.name = file, .open = [file] { return input::open_file(file); }});
    }
  }
  return sources;
}

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
  timeline::Collecting collecting{.filter = options.filter,
                                  .threads = options.threads,
                                  .reader = reader(options.reader),
                                  .crosscheck = options.crosscheck,
                                  .recovery = options.recovery};
  ProgressLine line(console.err, files.size());
  if (console.err_is_terminal && options.verbosity != Verbosity::quiet)
    collecting.report = [&](const timeline::Progress& progress) { line.show(progress); };
  return timeline::collect(sources(files, console.in), collecting);
}

Output open_output(const TimelineOptions& options, const Console& console,
                   const std::vector<std::string>& files) {
  if (!options.output) return Output(console.out);
  const auto if_exists = options.replace_output ? IfExists::replace : IfExists::refuse;
  return {*options.output, if_exists, {.files = files, .standard = console.in}};
}

bool is_for_terminal(const TimelineOptions& options, const Console& console) {
  return console.out_is_terminal && !options.output;
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
      const bool to_terminal = is_for_terminal(options, console);
      const render::TableStyle style{
          .width = to_terminal ? console.width : std::nullopt,
          .colour = to_terminal && console.colour ? render::Colour::always : render::Colour::never};
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
  auto output = open_output(options, console, found.files);
  const auto collection = collect(found.files, options, console);
  const auto ends_as = status(found.errors, collection.accounts);
  if (ends_as != nothing_done) {
    write(collection.events, options, console, output.stream());
    output.finish();
  }
  tell(console.err, found.errors, collection.accounts, options.verbosity);
  return ends_as == partly_read && options.strict ? nothing_done : ends_as;
}

}  // namespace cmd
