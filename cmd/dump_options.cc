#include "cmd/dump_options.h"

#include <CLI/CLI.hpp>
#include <string>

#include "cmd/choice.h"

namespace cmd {
namespace {

std::string dump_footer() {
  std::string text =
      R"(Every record that can be read is written, of any event, in the order of the logs and their bytes.
One without a System element is written as it is, and doubtful: of the other commands verify alone
reads it.

xml: one document, <Events>, with one event a line as Windows shows it. Line ends in a text are
&#10;, characters that XML 1.0 cannot hold are U+FFFD. Of a name that XML cannot have, what does not
fit becomes _; a second attribute `a` of an element becomes a_2.

jsonl: one object a record:
  source        the log as it was named
  record_id     the number in the record's header, a string of digits
  offset        the byte of the log at which the record begins
  written_time  when the record was written, from its header; null if that is no date
  event         the event:
    an element with neither attributes nor elements inside is its text, a string
    any other is an object: attributes as "@Name", its own text as "#text", the elements inside by
      name; those of one name are an array, in the order of the log
    Data elements that each have a Name of their own stand by that name:
      "EventData": {"SubjectUserName": "...", ...}
    where a Name is missing or there twice, they are an array "Data", in the order of the log:
      "EventData": {"Data": ["...", {"@Name": "a", "#text": "..."}]}
    "#code_units" is what the log has, UTF-16 in hex digits, where the text beside it cannot hold it

Counters (the summary on standard error; -v prints them for each log):
  records      record headers met; always read + unreadable
  read         events written
  unreadable   records that are broken or could not be decoded; each is named
  missing      records that a sound header, of a chunk or of a closed log, names and that are not
               there
)";
  return text.append(exit_statuses());
}

}  // namespace

void declare_dump(CLI::App& command, DumpOptions& options) {
  declare_log_paths(command, options);
  declare_choice(command, "-f,--format", "xml if none is asked for",
                 {{"xml", DumpOptions::Format::xml}, {"jsonl", DumpOptions::Format::jsonl}},
                 options.format);
  declare_rest(command, options);
  command.footer(dump_footer());
}

}  // namespace cmd
