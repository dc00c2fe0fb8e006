#include "cmd/event_collection.h"

#include "cmd/progress.h"
#include "cmd/sources.h"
#include "evtx/libevtx/reader.h"

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

}  // namespace

timeline::Collection collect_events(std::span<const std::string> files, const EventOptions& options,
                                    const Console& console) {
  return collect_events(sources(files, console.in), options, console);
}

timeline::Collection collect_events(std::span<const timeline::Source> sources,
                                    const EventOptions& options, const Console& console) {
  ProgressLine line(console.err, sources.size());
  return timeline::collect(sources, {.filter = options.filter,
                                     .threads = options.threads,
                                     .reader = reader(options.reader),
                                     .crosscheck = options.crosscheck,
                                     .recovery = options.recovery,
                                     .context = options.context,
                                     .report = report_on(line, options, console)});
}

}  // namespace cmd
