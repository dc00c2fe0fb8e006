#include "cmd/timeline_options.h"

#include <CLI/CLI.hpp>
#include <string>

#include "cmd/help.h"
#include "render/column.h"

namespace cmd {
namespace {

void declare_context(CLI::App& command, TimelineOptions& options) {
  command.add_flag_callback(
      "--context", [&] { options.context = true; },
      "Context events too: what Quick Mode and Extended Mode do (4654, 4977 to 4984, 5451, 5452), "
      "log cleared (1102), log service stopped (1100), start-up and shutdown (4608, 4609), time "
      "changed (4616), audit policy changed (4719), and a row where records are missing in a log; "
      "jsonl has them always");
}

// JSON lines are read again, by commands that need the context to tell what the events mean.
void add_context_to_jsonl(CLI::App& command, TimelineOptions& options) {
  command.get_option("--format")->each([&](const std::string& format) {
    options.context |= format == "jsonl";
  });
}

std::string timeline_footer() {
  std::string text =
      R"(Rows of jsonl are an input of timeline, sessions, summary and report like the logs they were made
of, and always hold the context events (--context), which tell what became of SAs and what is
missing. What filter options left out is not in them; --event leaves out no row records_missing. Of
a log of which nothing can be read they say so, though the exit status is 1.

A row records_missing has the time of the record behind what is missing, which may be of any time
since after_time in its detail, that of the record before, and of any at all if that is the later
one: a clock was set back. Behind the last record it has that one's, and what is missing may be of
any later time, as it may be of any earlier one before the first. In a collector's log it may have
been of any computer: the row names neither that nor a channel, its record_id and those in its
detail are ids of that log, and it is taken to be of a time between those two, whichever is later,
though events that were sent late may be of an earlier one. Its detail has
  first, last, count   ids that are missing, as far as they are known, and how many that are
  after                behind the last record: the id of that one
  unreadable           how many of them were met and could not be read; 0 or more of a whole file
  lost                 yes: none was met, but something there could not be read, or the header of
                       a chunk names some; in a row without a time, something could not be read
                       somewhere in the file where no id is missing
  rows_unreadable      how many rows of a .jsonl could not be read
  after_time           see above
  computers            several: in a collector's log

Columns (csv; jsonl has the same keys, null where empty, and `raw`, the fields as the log has them):
)";
  for (const auto& column : render::timeline_columns())
    text += help_entry(column.name, column.meaning, 24);
  text += R"(
Table, on a terminal: as many of the columns as fit, two of them put together from several:
  REMOTE       -> if the local host began the negotiation, <- if the remote one did, -- if the log
               does not say
  CRYPTO       cipher, integrity, Diffie-Hellman group
  REASON       reason and (code) of a failure, where and in which state it failed; detail
)";
  text += counters_and_messages();
  return text.append(exit_statuses());
}

}  // namespace

void declare_timeline(CLI::App& command, TimelineOptions& options) {
  declare_paths(command, options);
  declare_rows(command, options);
  declare_context(command, options);
  add_context_to_jsonl(command, options);
  declare_filter(command, options);
  declare_reading(command, options);
  declare_telling(command, options);
  command.footer(timeline_footer());
}

}  // namespace cmd
