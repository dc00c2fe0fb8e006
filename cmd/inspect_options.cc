#include "cmd/inspect_options.h"

#include <CLI/CLI.hpp>
#include <string>

#include "cmd/choice.h"

namespace cmd {
namespace {

std::string inspect_footer() {
  std::string text = R"(What is said of each log; in brackets the keys of jsonl, one object a log:
  name of the log (source), its size (bytes, all that were read)
  file header    whether there is one (file_header); its format (version, "3.1"); dirty: the log was
                 not closed (dirty); full: no more fits in (full); whether its own checksum is that
                 of its bytes (file_header_checksum_right). Null where there is no header.
  chunks         stretches of 64 KiB that hold records or should: good; damaged, that is cut,
                 changed, torn, zeroed, or no chunk; and stretches of zeros, room not used yet
                 (chunks_good, chunks_damaged, chunks_zero)
  chunk headers  CRC-32 of the chunks' headers: right, wrong, not checked since the writer left it
                 out or the signature is gone (chunk_header_checksums_right, ..._wrong,
                 ..._unchecked)
  chunk records  CRC-32 of the chunks' records, alike; not checked also where the chunk is cut or
                 its header does not say where they end (chunk_records_checksums_right, ...)
  records        live: met in the used parts of chunks, unreadable ones too; of these unreadable:
                 broken or not decoded; missing: named by a sound header, of a chunk or of a
                 closed log, and not there, or zeroed; recovered: whole ones in the unused parts of
                 chunks, beside the live ones
                 (records_live, records_unreadable, records_missing, records_recovered)
  record ids     from the records' headers: the smallest, the largest, how many between them are
                 missing and in how many gaps (first_record_id, last_record_id, strings;
                 record_ids_missing, record_id_gaps)
                 Both counts of missing ones are null from 2^53 on, which JSON numbers do not hold:
                 standard error and the table have them in full
  written        the earliest and the latest time in the records' headers, UTC (first_written_time,
                 last_written_time; null if there is none)
  computers, channels  of the readable records; the table shows 10 (computers, channels, arrays)
  events         the 5 most frequent (top_events, objects of provider, event_id and count)

Counters (the summary on standard error; -v prints them for each log):
  records      as records_live; always read + unreadable
)";
  return text.append(exit_statuses());
}

}  // namespace

void declare_inspect(CLI::App& command, InspectOptions& options) {
  declare_log_paths(command, options);
  declare_choice(
      command, "-f,--format", "table if none is asked for",
      {{"table", InspectOptions::Format::table}, {"jsonl", InspectOptions::Format::jsonl}},
      options.format);
  declare_rest(command, options);
  command.footer(inspect_footer());
}

}  // namespace cmd
