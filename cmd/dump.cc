#include "cmd/dump.h"

#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cmd/accounting.h"
#include "cmd/output.h"
#include "cmd/progress.h"
#include "cmd/sources.h"
#include "input/discover.h"
#include "render/event_json.h"
#include "render/event_xml.h"
#include "render/text.h"
#include "timeline/dump.h"

namespace cmd {
namespace {

std::string line_of(const timeline::LoggedEvent& logged, DumpOptions::Format format) {
  switch (format) {
    case DumpOptions::Format::xml:
      return render::event_xml(logged.event) + '\n';
    case DumpOptions::Format::jsonl:
      return render::event_json_line(logged);
  }
  return {};
}

// With its line end, which alone may steer the terminal.
std::string safe_line(std::string line) {
  line.pop_back();
  return render::safe_for_terminal(line) + '\n';
}

/// The texts of the events and what stands around them.
class Document {
 public:
  Document(Output& output, DumpOptions::Format format) : output_(output), format_(format) {}

  void add(std::string_view texts) {
    begin();
    output_.stream() << texts;
    if (!output_.stream()) output_.finish();  // throws: there is no use in reading on
  }

  void end() {
    begin();
    if (format_ == DumpOptions::Format::xml) output_.stream() << "</Events>\n";
    output_.finish();
  }

 private:
  // Late, so that nothing is written where no log can be read.
  void begin() {
    if (!has_begun_ && format_ == DumpOptions::Format::xml) output_.stream() << "<Events>\n";
    has_begun_ = true;
  }

  Output& output_;
  DumpOptions::Format format_;
  bool has_begun_ = false;
};

std::vector<timeline::Account> write(Document& document, std::span<const std::string> files,
                                     const DumpOptions& options, const Console& console) {
  const bool is_seen = is_for_terminal(options, console);
  ProgressLine line(console.err, files.size());
  return timeline::dump(logs(files, console.in),
                        {.threads = options.threads,
                         .report = report_on(line, options, console),
                         .text =
                             [&](const timeline::LoggedEvent& logged) {
                               auto text = line_of(logged, options.format);
                               return is_seen ? safe_line(std::move(text)) : text;
                             },
                         .write = [&](std::string_view texts) { document.add(texts); }});
}

}  // namespace

ExitStatus dump(const DumpOptions& options, const Console& console) {
  const auto found = input::discover(options.paths);
  tell_skipped(console.err, found.skipped, options.verbosity);
  auto output = open_output(options, console, found.files);
  Document document(output, options.format);
  const auto accounts = write(document, found.files, options, console);
  const auto ends_as = status(found.errors, accounts);
  if (ends_as != nothing_done) document.end();
  tell_of_any_event(console.err, found.errors, accounts, options.verbosity);
  return with_strictness(ends_as, options);
}

}  // namespace cmd
