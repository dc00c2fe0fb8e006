#include "cmd/help.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <sstream>

#include "render/wrap.h"

namespace cmd {
namespace {

std::string paragraph(std::string_view text, render::Indent indent) {
  std::ostringstream lines;
  render::write_paragraph(lines, text, indent, kHelpWidth);
  return lines.str();
}

/// CLI11 writes a description on one line, however long.
class WrappingFormatter : public CLI::Formatter {
 public:
  std::string make_option_desc(const CLI::Option* option) const override {
    const auto column = get_column_width();
    auto text = paragraph(Formatter::make_option_desc(option), {.first = column, .others = column});
    text = CLI::detail::find_and_replace(text, '\n' + std::string(column, ' '), "\n");
    return CLI::detail::trim(text);  // it indents the lines itself
  }
};

}  // namespace

void wrap_descriptions(CLI::App& app) { app.formatter(std::make_shared<WrappingFormatter>()); }

std::string help_entry(std::string_view name, std::string_view meaning, std::size_t column) {
  constexpr std::size_t kIndent = 2;
  const auto others = kIndent + column;
  auto text = paragraph(meaning, {.first = others, .others = others});
  return fmt::format("{:{}}{:<{}}{}", "", kIndent, name, column, text.substr(others));
}

std::string_view counters_and_messages() {
  return R"(
Counters (the summary on standard error; -v prints them for each log):
  chunks       stretches of 64 KiB that hold records, or should
  damaged      of these, those that are cut, changed after they were written, torn, or no chunk
  zeroed       of the damaged, those in whose place there are zeros: a chunk follows, or the header
               of the log names them
  zero beside  beside the chunks, stretches of 64 KiB that hold nothing but zeros: room not used yet
  files without a chunk
               those that are no log, or empty, or cannot be opened
  files of rows, rows
               files that timeline -f jsonl wrote, and their lines
  records      record headers met; always Main Mode + others + unreadable
  Main Mode    records with one of the nine events
  others       records with any other event: told by a few bytes; whether their values can be
               decoded is not looked at (verify does)
  context      of the others, those that are taken as context (--context, jsonl, and by sessions,
               summary and report)
  unreadable   records that are broken or could not be decoded
  missing      records that a sound header, of a chunk or of a closed log, names and that are not
               there, and those whose ids lie between two chunks where one is zeroed
  missing within logs
               (timeline) record ids that skip between two records of a log, and in how many gaps;
               of them, some may be unreadable or missing; an export of chosen events skips ids,
               too, and rows that are given twice count twice; --context has a row for each gap,
               with lost=yes in detail where something was lost in it or in the records before it
  left out     Main Mode events that the filter options do not want
  recovered    Main Mode and context events from the unused parts of chunks (--recover), beside the
               records; what a used part of the log has, too, is not counted
  decoded in full
               (-v) events whose template could not be learned, so that each took its whole way
  second opinion
               (-v) events that libevtx decoded too (--crosscheck), and those that it was asked for
               in vain

Messages on standard error:
  not read     lost, with file, record and offset as far as they are known
  not read before
               lost when the rows of jsonl were written, as they say themselves; the exit status
               is 2, as it was then
  doubtful     read, and perhaps not as it was written; each row from a chunk whose records do not
               have their checksum says so in detail (chunk_checksum=wrong); where no checksum
               vouches for a record's id, and it does not fit those beside it, it makes no gap
  read differently
               libevtx, which decodes some records too (--crosscheck), has another value; the row
               says so in detail, and the exit status is 2
  no second opinion
               (-v) libevtx was asked for one, and cannot read the record or did not survive it
  reading all again
               mainmode crashed, as libevtx may make it do, or a record took libevtx more than 5 s
               of a processor; libevtx is in processes of its own now, and a record that it does not
               survive has no second opinion
  skipped      a link to a folder, met in a folder: it is not followed unless it is named itself;
               and another name of a file that is read already

Of each log the first 3 messages of a kind are shown, with -v the first 1000; the rest is counted.
)";
}

}  // namespace cmd
