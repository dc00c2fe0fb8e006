#include "cmd/inspect.h"

#include <ostream>
#include <span>
#include <string>
#include <vector>

#include "cmd/accounting.h"
#include "cmd/output.h"
#include "cmd/progress.h"
#include "cmd/sources.h"
#include "input/discover.h"
#include "render/inspection.h"
#include "timeline/inspection.h"

namespace cmd {
namespace {

using timeline::Inspection;

std::vector<Inspection> inspected(std::span<const std::string> files, const InspectOptions& options,
                                  const Console& console) {
  ProgressLine line(console.err, files.size());
  return timeline::inspect(logs(files, console.in), options.threads,
                           report_on(line, options, console));
}

std::vector<timeline::Account> accounts_of(std::span<const Inspection> logs) {
  std::vector<timeline::Account> accounts;
  accounts.reserve(logs.size());
  for (const auto& log : logs) accounts.push_back(log.account);
  return accounts;
}

void write(std::span<const Inspection> logs, const InspectOptions& options, const Console& console,
           std::ostream& out) {
  switch (options.format) {
    case InspectOptions::Format::table:
      return render::write_inspection_table(out, logs, terminal_width(options, console));
    case InspectOptions::Format::jsonl:
      return render::write_inspection_jsonl(out, logs);
  }
}

}  // namespace

ExitStatus inspect(const InspectOptions& options, const Console& console) {
  const auto found = input::discover(options.paths);
  tell_skipped(console.err, found.skipped, options.verbosity);
  auto output = open_output(options, console, found.files);
  const auto logs = inspected(found.files, options, console);
  const auto accounts = accounts_of(logs);
  const auto ends_as = status(found.errors, accounts);
  if (ends_as != nothing_done) {
    write(logs, options, console, output.stream());
    output.finish();
  }
  tell_of_any_event(console.err, found.errors, accounts, options.verbosity);
  return with_strictness(ends_as, options);
}

}  // namespace cmd
