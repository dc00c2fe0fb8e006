#include "cmd/sessions_options.h"

#include <CLI/CLI.hpp>
#include <string>

#include "cmd/help.h"
#include "render/session_row.h"
#include "timeline/confidence.h"

namespace cmd {
namespace {

std::string columns() {
  std::string text = "Columns (csv; jsonl has the same keys, null where empty):\n";
  for (const auto& column : render::session_columns())
    text += help_entry(column.name, column.meaning, 21);
  return text;
}

std::string statuses() {
  std::string text = "\nStatus:\n";
  for (const auto& [word, meaning] : render::status_words()) text += help_entry(word, meaning, 15);
  return text;
}

std::string confidence() {
  std::string text = "\nConfidence (of several that are true, the first):\n";
  for (const auto& [word, meaning] : timeline::confidence_words())
    text += help_entry(word, meaning, 14);
  return text;
}

std::string sessions_footer() {
  constexpr std::string_view kPairing = R"(
Start and end are paired by computer, SA id and both addresses, within one run of the computer, in
whichever logs they are; a record that is in several logs counts once. Pairing takes all events:
--since, --until, --peer and --computer choose among the SAs, not among the events. An SA is in a
period if it was up at any time of it, or may have been: one whose start was not logged at any time
before its end, one that is open ever after its start, a lost one until it was lost.

Rows are in the order of start (end, where there is no start), computer and record id.

Table, on a terminal: as many of the columns as fit, some of them put together from several:
  UP           how long it was up, as hours:minutes:seconds
  REMOTE       -> if the local host began the negotiation, <- if the remote one did, -- if the log
               does not say
  CRYPTO       cipher, integrity, Diffie-Hellman group
  KEYING, AUTH, PEER, PEER CLOCK
               keying_module, auth_method, peer_computer, clock_offset_seconds
)";
  return columns()
      .append(statuses())
      .append(kPairing)
      .append(confidence())
      .append(counters_and_messages())
      .append(exit_statuses());
}

}  // namespace

void declare_sessions(CLI::App& command, SessionsOptions& options) {
  declare_paths(command, options);
  options.context = true;
  declare_rows(command, options);
  declare_session_filter(command, options.sessions);
  declare_reading(command, options);
  declare_telling(command, options);
  command.footer(sessions_footer());
}

}  // namespace cmd
