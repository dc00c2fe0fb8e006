#include "cmd/summary_options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <string>

#include "cmd/choice.h"
#include "cmd/help.h"
#include "cmd/threshold_options.h"
#include "timeline/check.h"

namespace cmd {
namespace {

void declare_output(CLI::App& command, SummaryOptions& options) {
  declare_choice(command, "-f,--format", "text if none is asked for",
                 {{"text", SummaryOptions::Format::text}, {"json", SummaryOptions::Format::json}},
                 options.format);
  declare_output_file(command, options);
  command
      .add_option("--most", options.most,
                  "How many peers, reasons, and findings of one check the text shows (default: 20)")
      ->check(CLI::Range(1, 1'000'000'000))
      ->option_text("N");
}

std::string summary_footer() {
  std::string text = "Findings, each with its severity, what it is based on, and its evidence:\n";
  for (const auto& check : timeline::known_checks())
    text += help_entry(check.id, check.meaning, 25);
  text +=
      R"(They say what was seen, not what was meant by it. They are looked for in all events;
under a filter those are told that rest on at least one event it wants.

Keys of json, one object:
  totals      first, last (times of events, null if there is none), computers, repeats (copies of
              records, as in a backup: counted once), left_out (by the filter), events (how many, by
              the names of the column `event` of timeline), sessions (how many SAs, by the status of
              sessions, whichever events --event asks for)
  findings    array, the most severe first: id, severity (info, low, medium, high), statement, basis
              (the threshold or standard), evidence (array: source, record_id, time, computer,
              event; a gap, records_missing, has those of the record behind it, in a collector's
              log without a computer and with the id of that log, behind the last record those of
              that one and the id that follows, and of a file of which nothing is known source
              alone; what it does not have is null)
  peers       array, the most failures first: remote_address, established (an SA that is shown with
              and without Extended Mode once), failed, ended,
              mean_up_seconds, longest_up_seconds (of SAs whose start and end were logged, else
              null), first, last, main_reason (of failures; null without)
  reasons     array, the most frequent first: failure_reason (null if the log gives none),
              failure_codes (IKE error numbers it stands for), count, peers (how many), documented
              (array: code, cause, remedy, sources, each with title and url)
  failures_at_both_ends
              array of pairs, each two events as in evidence: a failed negotiation that the logs of
              both hosts show (all else counts it as two failures)
  bucket_hours  how many hours a bucket is: 1, or more where 10,000 hours are too few
  buckets     array, in order of time, empty ones too: start, established, failed, ended, others (of
              all events that are shown)
  thresholds  by the names of their options, with _ for -; times in seconds
)";
  return text.append(counters_and_messages()).append(exit_statuses());
}

}  // namespace

void declare_summary(CLI::App& command, SummaryOptions& options) {
  declare_paths(command, options);
  declare_output(command, options);
  options.context = true;
  declare_filter(command, options);
  declare_thresholds(command, options.thresholds);
  declare_reading(command, options);
  declare_telling(command, options);
  command.footer(summary_footer());
}

}  // namespace cmd
