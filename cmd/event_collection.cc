#include "cmd/event_collection.h"

#include "cmd/progress.h"
#include "cmd/sources.h"
#include "cmd/xml_maker.h"
#include "evtx/libevtx/reader.h"

namespace cmd {
namespace {

// Empty where nobody asks libevtx.
evtx::Reader libevtx_for(std::span<const timeline::Source> sources, const EventOptions& options,
                         const Console& console) {
  if (options.reader == ReaderChoice::native && options.crosscheck == timeline::Crosscheck::off)
    return {};
  return [make = xml_maker(sources, options, console)](const evtx::Chunk& chunk,
                                                       std::span<const evtx::Frame> frames) {
    return evtx::read_by_libevtx(chunk, frames, make);
  };
}

}  // namespace

timeline::Collection collect_events(std::span<const std::string> files, const EventOptions& options,
                                    const Console& console) {
  return collect_events(sources(files, console.in), options, console);
}

timeline::Collection collect_events(std::span<const timeline::Source> sources,
                                    const EventOptions& options, const Console& console) {
  const auto libevtx = libevtx_for(sources, options, console);
  ProgressLine line(console.err, sources.size());
  return timeline::collect(
      sources, {.filter = options.filter,
                .threads = options.threads,
                .reader = options.reader == ReaderChoice::libevtx ? libevtx : evtx::Reader{},
                .crosscheck = options.crosscheck,
                .libevtx = libevtx,
                .recovery = options.recovery,
                .context = options.context,
                .report = report_on(line, options, console)});
}

}  // namespace cmd
