#include "cmd/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <span>
#include <string>

#include "cmd/accounting.h"
#include "cmd/output.h"
#include "cmd/progress.h"
#include "cmd/sources.h"
#include "cmd/xml_maker.h"
#include "evtx/libevtx/reader.h"
#include "input/discover.h"
#include "render/verification.h"
#include "timeline/verification.h"

namespace cmd {
namespace {

using timeline::Verification;

timeline::Verifications verified(std::span<const std::string> files, const VerifyOptions& options,
                                 const Console& console) {
  const auto sources = logs(files, console.in);
  const auto libevtx = [make = xml_maker(sources, options, console)](
                           const evtx::Chunk& chunk, std::span<const evtx::Frame> frames) {
    return evtx::events_by_libevtx(chunk, frames, make);
  };
  ProgressLine line(console.err, files.size());
  return timeline::verify(sources, {.threads = options.threads,
                                    .report = report_on(line, options, console),
                                    .libevtx = libevtx});
}

void write(std::span<const Verification> logs, const VerifyOptions& options, const Console& console,
           std::ostream& out) {
  switch (options.format) {
    case VerifyOptions::Format::table:
      return render::write_verification_table(out, logs, terminal_width(options, console));
    case VerifyOptions::Format::jsonl:
      return render::write_verification_jsonl(out, logs);
  }
}

void tell_comparison(std::ostream& err, std::span<const Verification> logs, Verbosity verbosity) {
  for (const auto& log : logs) {
    tell_list(err, "differs", log.differences, verbosity);
    tell_list(err, "only libevtx reads", log.only_libevtx, verbosity);
    if (verbosity == Verbosity::verbose)
      tell_list(err, "only native reads", log.only_native, verbosity);
  }
  if (verbosity == Verbosity::quiet || logs.empty()) return;
  timeline::Agreement sum;
  for (const auto& log : logs) sum += log.agreement;
  say(err, fmt::format("{} agree, {} differ, {} only native, {} only libevtx, {} neither",
                       sum.agree, sum.differ, sum.only_native, sum.only_libevtx, sum.neither));
}

ExitStatus status_of(const input::Discovery& found, const timeline::Verifications& all) {
  const auto ends_as = status(found.errors, all.accounts);
  const bool differs = std::ranges::any_of(all.logs, [](const Verification& log) {
    return log.agreement.differ + log.agreement.only_libevtx > 0;
  });
  return ends_as == everything_read && differs ? partly_read : ends_as;
}

}  // namespace

ExitStatus verify(const VerifyOptions& options, const Console& console) {
  const auto found = input::discover(options.paths);
  tell_skipped(console.err, found.skipped, options.verbosity);
  auto output = open_output(options, console, found.files);
  const auto all = verified(found.files, options, console);
  const auto ends_as = status_of(found, all);
  if (ends_as != nothing_done) {
    write(all.logs, options, console, output.stream());
    output.finish();
  }
  tell_of_any_event(console.err, found.errors, all.accounts, options.verbosity);
  tell_comparison(console.err, all.logs, options.verbosity);
  return with_strictness(ends_as, options);
}

}  // namespace cmd
