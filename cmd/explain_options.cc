#include "cmd/explain_options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstddef>
#include <sstream>

#include "cmd/choice.h"
#include "cmd/help.h"
#include "render/wrap.h"

namespace cmd {
namespace {

std::string explain_footer() {
  std::ostringstream text;
  const auto kinds = fmt::format(
      "A term is {}. The case of letters does not matter; a number that is several things is "
      "explained as each.",
      kinds_of_terms());
  render::write_paragraph(text, kinds, {}, kHelpWidth);
  text << R"(
jsonl is an object a term: term, and explanations, one for each thing it stands for:
  kind, id, title    event, parameter, error, field, timeline column, sessions column, status
                     word, confidence word or finding; by what it is called; its text
  event              of an event: its name in the column event
  symbol, hex        of an error: its name and number; symbol of a parameter string: the constant of
                     the Windows API whose wording it has
  meaning            what is known beside the title
  older_text         of a parameter string, in an older Windows
  met_in             of an error that is none of IKE's: where it is met
  same_text          the other errors or parameter strings with this text
  in_fields, in_events, columns
                     where it is met: fields, events that carry the field, columns of timeline
  values             of a field: the parameter strings it is known to hold
  fields             of an event: objects of name, column and meaning
  cause, remedy, sources
                     what is documented, and by whom: objects of title and url
Null, or an empty array, where nothing is known or documented.

Exit status:
  0  every term was explained
  1  none was: wrong usage, no term is known, no output
  2  some were; the others are named on standard error
  128+n after signal n)";
  return text.str();
}

}  // namespace

std::string_view kinds_of_terms() {
  return "an event id (4653) or a name from the column event (failed), a parameter string (%%8222, "
         "or its text: IKEv1), an IKE error by its number (13801, 0x35E9), symbol "
         "(ERROR_IPSEC_IKE_AUTH_FAIL) or text (\"Negotiation timed out\"), a field "
         "(MMAuthMethod), a column (failure_code), a word of status (closed) or confidence "
         "(reused), or a finding "
         "(record-gaps)";
}

void declare_explain(CLI::App& command, ExplainOptions& options) {
  command
      .add_option("TERM", options.terms,
                  "What to explain, one after the other; without one: what can be explained")
      ->option_text("...");
  declare_choice(command, "-f,--format", "text if none is asked for",
                 {{"text", ExplainOptions::Format::text}, {"jsonl", ExplainOptions::Format::jsonl}},
                 options.format);
  command.footer(explain_footer());
}

}  // namespace cmd
