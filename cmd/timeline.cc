#include "cmd/timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <ostream>
#include <string_view>

#include "cmd/accounting.h"
#include "cmd/event_collection.h"
#include "cmd/output.h"
#include "events/catalogue.h"
#include "input/discover.h"
#include "render/csv.h"
#include "render/jsonl.h"
#include "render/ordered_text.h"
#include "render/packed_csv.h"
#include "render/table.h"
#include "timeline/copies.h"

namespace cmd {
namespace {

// With as many threads as there are for reading.
template <class Writer>
void write_rows(std::ostream& out, const timeline::EventList& events,
                const TimelineOptions& options) {
  if (options.header) Writer(out).header();
  render::write_in_order(out, events.size(), options.threads, [&](std::ostream& part) {
    return [writer = Writer(part), lookup = timeline::EventList::Lookup(events)](
               std::size_t row) mutable { writer.row(lookup.at(row)); };
  });
}

void write_csv(std::ostream& out, const timeline::EventList& events,
               const TimelineOptions& options) {
  if (options.header) render::CsvWriter(out).header();
  render::write_in_order(out, events.size(), options.threads, [&](std::ostream& part) {
    return [writer = render::PackedCsv(part, events)](std::size_t row) mutable { writer.row(row); };
  });
}

void write_table(std::ostream& out, const timeline::EventList& events,
                 const TimelineOptions& options, const Console& console) {
  render::TableFit fit;
  for (const auto& event : events) fit.add(event);
  render::TableWriter writer(out, fit, table_style(options, console));
  if (options.header) writer.header();
  for (const auto& event : events) writer.row(event);
}

void write(const timeline::EventList& events, const TimelineOptions& options,
           const Console& console, std::ostream& out) {
  switch (chosen_format(options, console)) {
    case Format::jsonl:
      return write_rows<render::JsonlWriter>(out, events, options);
    case Format::table:
      return write_table(out, events, options, console);
    case Format::csv:
      return write_csv(out, events, options);
  }
}

// In several logs, as of a backup, or in one that was put together from parts.
void tell_copies(const timeline::Collection& collection, std::ostream& err) {
  const auto count = std::ranges::count(timeline::copies(collection.events), true);
  if (count > 0)
    say(err, fmt::format("{} of the rows {} of a record that is in another row: the other commands "
                         "count it once",
                         count, count == 1 ? "is a copy" : "are copies"));
}

// Their rows are events that --event can leave out, of a time and a computer, and of any peer.
std::string_view where_gaps_are(const TimelineOptions& options) {
  const auto& filter = options.filter;
  const bool is_left_out = !filter.event_ids.empty() && !filter.event_ids.contains(0);
  const bool is_of_some = filter.since || filter.until || !filter.computers.empty();
  if (!options.context && is_left_out) return "--context --event records_missing lists them";
  if (is_left_out) return "--event records_missing lists them";
  if (!options.context)
    return is_of_some ? "--context lists those the filter wants" : "--context lists them";
  return is_of_some ? "see the rows records_missing, as far as the filter wants them"
                    : "see the rows records_missing";
}

// Where nothing could be read, JSON lines say so to whoever reads them next.
bool is_worth_passing_on(const timeline::Collection& collection, const TimelineOptions& options,
                         const Console& console) {
  return chosen_format(options, console) == Format::jsonl && !collection.events.empty();
}

void tell_more(const timeline::Collection& collection, const TimelineOptions& options,
               std::ostream& err) {
  tell_gaps(err, collection.accounts, where_gaps_are(options));
  tell_copies(collection, err);
}

// Who reads rows of jsonl next is to know what is missing, whichever events they are of.
TimelineOptions with_gaps_in_jsonl(TimelineOptions options, const Console& console) {
  auto& ids = options.filter.event_ids;
  if (!ids.empty() && chosen_format(options, console) == Format::jsonl) ids.insert(0);
  return options;
}

Wanted wanted(const timeline::Filter& filter) {
  const auto& ids = filter.event_ids;
  const auto is_main_mode = [](std::uint32_t id) { return events::find(id) != nullptr; };
  return ids.empty() || std::ranges::any_of(ids, is_main_mode) ? Wanted::main_mode
                                                               : Wanted::context_alone;
}

ExitStatus show(const TimelineOptions& options, const Console& console) {
  const auto found = input::discover(options.paths);
  tell_skipped(console.err, found.skipped, options.verbosity);
  auto output = open_output(options, console, found.files);
  const auto collection = collect_events(found.files, options, console);
  const auto ends_as = status(found.errors, collection.accounts);
  if (ends_as != nothing_done || is_worth_passing_on(collection, options, console)) {
    write(collection.events, options, console, output.stream());
    output.finish();
  }
  tell(console.err, found.errors, collection.accounts, options.verbosity, wanted(options.filter));
  if (options.verbosity != Verbosity::quiet) tell_more(collection, options, console.err);
  return with_strictness(ends_as, options);
}

}  // namespace

ExitStatus timeline(const TimelineOptions& options, const Console& console) {
  return show(with_gaps_in_jsonl(options, console), console);
}

}  // namespace cmd
