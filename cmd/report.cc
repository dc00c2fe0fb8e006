#include "cmd/report.h"

#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "cmd/accounting.h"
#include "cmd/event_collection.h"
#include "cmd/output.h"
#include "cmd/sources.h"
#include "input/digest_stream.h"
#include "input/discover.h"
#include "render/report.h"
#include "timeline/copies.h"
#include "timeline/session.h"
#include "timeline/summary.h"

namespace cmd {
namespace {

render::ReportPage empty_page() {
  if (const auto page = render::report_page()) return *page;
  throw std::runtime_error("report: this mainmode was built without its page: MAINMODE_REPORT=OFF");
}

void check_output(const ReportOptions& options, const Console& console) {
  if (is_for_terminal(options, console))
    throw std::runtime_error("report: a page is nothing for a terminal: name a file with -o");
}

/// The sources, which tell their SHA-256 when they have been read; `digests` must outlive them.
std::vector<timeline::Source> hashed(std::vector<timeline::Source> sources,
                                     std::vector<std::string>& digests) {
  digests.resize(sources.size());
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const auto tell = [&digest = digests[i]](std::string told) { digest = std::move(told); };
    sources[i].open = [open = std::move(sources[i].open), tell] {
      return std::make_unique<input::DigestStream>(open(), tell);
    };
  }
  return sources;
}

/// What was read, and from where.
struct Read {
  const input::Discovery& found;
  const std::vector<std::string>& digests;
  const timeline::Collection& collection;
};

void write(std::ostream& out, const Read& read, const ReportOptions& options) {
  const auto& [found, digests, collection] = read;
  const auto& events = collection.events;
  const auto is_copy = timeline::copies(events);
  const auto sessions = timeline::sessions(events, is_copy);
  const auto summary = timeline::summarise(
      events, is_copy, sessions, {.filter = options.shown, .thresholds = options.thresholds});
  render::write_report(out, empty_page(),
                       {.generator = "mainmode " MAINMODE_VERSION,
                        .accounts = collection.accounts,
                        .digests = digests,
                        .not_read = found.errors,
                        .skipped = found.skipped,
                        .filter = options.shown,
                        .chosen = options.chosen,
                        .events = events,
                        .is_copy = is_copy,
                        .sessions = sessions,
                        .summary = summary});
}

}  // namespace

ExitStatus report(const ReportOptions& options, const Console& console) {
  check_output(options, console);
  empty_page();  // before work is done for it
  const auto found = input::discover(options.paths);
  tell_skipped(console.err, found.skipped, options.verbosity);
  auto output = open_output(options, console, found.files);
  std::vector<std::string> digests;
  const auto sources = hashed(cmd::sources(found.files, console.in), digests);
  const auto collection = collect_events(sources, options, console);
  const auto ends_as = status(found.errors, collection.accounts);
  if (ends_as != nothing_done) {
    write(output.stream(), {found, digests, collection}, options);
    output.finish();
  }
  tell(console.err, found.errors, collection.accounts, options.verbosity);
  return with_strictness(ends_as, options);
}

}  // namespace cmd
