#include "cmd/summary.h"

#include <ostream>
#include <vector>

#include "cmd/accounting.h"
#include "cmd/event_collection.h"
#include "cmd/output.h"
#include "input/discover.h"
#include "render/summary_json.h"
#include "render/summary_text.h"
#include "timeline/copies.h"
#include "timeline/session.h"
#include "timeline/summary.h"

namespace cmd {
namespace {

render::SummaryStyle style(const SummaryOptions& options, const Console& console) {
  const bool has_colour = is_for_terminal(options, console) && console.colour;
  return {.table = {.width = terminal_width(options, console),
                    .colour = has_colour ? render::Colour::always : render::Colour::never},
          .most = options.most};
}

// All events: an SA may have come up before the period that is asked for, and ends in it.
EventOptions reading(const EventOptions& options) {
  EventOptions reading = options;
  reading.filter = {};
  return reading;
}

void write(const timeline::EventList& events, const SummaryOptions& options, const Console& console,
           std::ostream& out) {
  const auto is_copy = timeline::copies(events);
  const auto summary =
      timeline::summarise(events, is_copy, timeline::sessions(events, is_copy),
                          {.filter = options.filter, .thresholds = options.thresholds});
  switch (options.format) {
    case SummaryOptions::Format::text:
      return render::write_summary_text(out, summary, events, style(options, console));
    case SummaryOptions::Format::json:
      return render::write_summary_json(out, summary, events);
  }
}

}  // namespace

ExitStatus summary(const SummaryOptions& options, const Console& console) {
  const auto found = input::discover(options.paths);
  tell_skipped(console.err, found.skipped, options.verbosity);
  auto output = open_output(options, console, found.files);
  const auto collection = collect_events(found.files, reading(options), console);
  const auto ends_as = status(found.errors, collection.accounts);
  if (ends_as != nothing_done) {
    write(collection.events, options, console, output.stream());
    output.finish();
  }
  tell(console.err, found.errors, collection.accounts, options.verbosity);
  return with_strictness(ends_as, options);
}

}  // namespace cmd
