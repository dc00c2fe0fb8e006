#include "cmd/timeline_options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <string>

#include "render/column.h"

namespace cmd {
namespace {

void declare_context(CLI::App& command, TimelineOptions& options) {
  command.add_flag_callback(
      "--context", [&] { options.context = true; },
      "Context events too: what Quick Mode and Extended Mode do (4654, 4977 to 4984, 5451, 5452), "
      "log cleared (1102), log service stopped (1100), start-up (4608), time changed (4616), audit "
      "policy changed (4719), and a row where record ids are missing in a log; jsonl has them "
      "always");
}

// JSON lines are read again, by commands that need the context to tell what the events mean.
void add_context_to_jsonl(CLI::App& command, TimelineOptions& options) {
  command.get_option("--format")->each([&](const std::string& format) {
    options.context |= format == "jsonl";
  });
}

std::string footer() {
  std::string text =
      R"(Rows of jsonl are an input of timeline, sessions, summary and report like the logs they were made
of, and always hold the context events (--context), which tell what became of SAs and what is
missing. What filter options left out is not in them.

Columns (csv; jsonl has the same keys, null where empty, and `raw`, the fields as the log has them):
)";
  for (const auto& column : render::timeline_columns())
    text += fmt::format("  {:<24}{}\n", column.name, column.meaning);
  text += R"(
Counters (the summary on standard error; -v prints them for each log):
  chunks       stretches of 64 KiB that hold records, or should
  damaged      of these, those that are cut, changed after they were written, torn, or no chunk
  zero         stretches of 64 KiB that hold nothing but zeros: room not used yet
  records      record headers met; always Main Mode + others + unreadable
  rows         the same of a .jsonl: its lines
  Main Mode    records with one of the nine events
  others       records with any other event: told by a few bytes, their values are not looked at
               unless a checksum of their chunk is wrong
  context      of the others, those that are shown (--context, jsonl)
  unreadable   records that are broken or could not be decoded
  missing      records that a sound chunk header names and that are not there
  left out     Main Mode events that the filter options do not want
  recovered    Main Mode events from the unused parts of chunks (--recover), beside the records;
               where context is shown, context events too; what a used part of the log has, too,
               is not counted

Messages on standard error:
  not read     lost, with file, record and offset as far as they are known
  doubtful     read, and perhaps not as it was written
  read differently
               libevtx, which decodes some records too (--crosscheck), has another value; the row
               says so in detail, and the exit status is 2
               Of each log the first 3 of either are shown, with -v the first 1000; the rest is
               counted.
  skipped      a link to a folder, met in a folder: it is not followed unless it is named itself;
               and another name of a file that is read already
)";
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
  command.footer(footer());
}

}  // namespace cmd
