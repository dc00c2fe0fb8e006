#include "cmd/verify_options.h"

#include <CLI/CLI.hpp>
#include <string>

#include "cmd/choice.h"

namespace cmd {
namespace {

std::string verify_footer() {
  std::string text =
      R"(Each record is read by the native reader and by libevtx, and the two events are compared element by
element, attribute by attribute. What libevtx 20181227 is known to show unlike Windows (padded hex
numbers, characters that XML cannot hold left out) is no difference.
A record without a System element is compared as it is, and doubtful: of the other commands
dump alone reads it.

Columns, and keys of jsonl (one object a log), each a number of records; together they are all met:
  agree         both read it, to the same event
  differ        both read it, to different events: standard error names log, record, offset, the
                place in the event, and both values
  only_native   only the native reader reads it: forwarded events above all, which libevtx cannot,
                and what it crashes on or does not finish (-v gives its reasons). This is no
                failure.
  only_libevtx  only libevtx reads it: standard error says which event, and why the native reader,
                by which the other commands read, does not
  neither       the record is broken, or neither reads it
  source        the log as it was named

Of each log the first 3 messages of a kind are shown; -v shows up to 1000.
Exit status 2 also stands for records that differ, and for those that only libevtx reads.
)";
  return text.append(exit_statuses());
}

}  // namespace

void declare_verify(CLI::App& command, VerifyOptions& options) {
  declare_log_paths(command, options);
  declare_choice(command, "-f,--format", "table if none is asked for",
                 {{"table", VerifyOptions::Format::table}, {"jsonl", VerifyOptions::Format::jsonl}},
                 options.format);
  declare_rest(command, options);
  command.footer(verify_footer());
}

}  // namespace cmd
