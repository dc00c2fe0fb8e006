#include "cmd/run.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <concepts>
#include <exception>
#include <functional>
#include <map>
#include <memory>
#include <new>
#include <ostream>
#include <string>
#include <vector>

#include "cmd/accounting.h"
#include "cmd/dump.h"
#include "cmd/dump_options.h"
#include "cmd/exit_status.h"
#include "cmd/explain.h"
#include "cmd/explain_options.h"
#include "cmd/help.h"
#include "cmd/inspect.h"
#include "cmd/inspect_options.h"
#include "cmd/log_options.h"
#include "cmd/report.h"
#include "cmd/report_options.h"
#include "cmd/sessions.h"
#include "cmd/sessions_options.h"
#include "cmd/summary.h"
#include "cmd/summary_options.h"
#include "cmd/timeline.h"
#include "cmd/timeline_options.h"
#include "cmd/verify.h"
#include "cmd/verify_options.h"

namespace cmd {
namespace {

// The word that holds an option that CLI11 does not know: `-q.evtx` becomes `-q`, which it knows,
// and `-.evtx`.
std::string as_typed(const std::string& option, const std::vector<std::string>& arguments) {
  if (std::ranges::find(arguments, option) != arguments.end()) return option;
  const auto typed = std::ranges::find_if(arguments, [&](const std::string& word) {
    return word.starts_with('-') && !word.starts_with("--") && word.ends_with(option.substr(1));
  });
  return typed == arguments.end() ? option : *typed;
}

// A file whose name begins like an option is taken for one, and then CLI11 misses the path.
std::string what_is_wrong(const CLI::App& app, const std::vector<std::string>& arguments,
                          const CLI::ParseError& end) {
  const auto unknown = app.remaining(true);
  const auto option =
      std::ranges::find_if(unknown, [](const std::string& word) { return word.starts_with('-'); });
  if (option == unknown.end()) return end.what();
  return fmt::format("'{0}' is no option there is; a file of that name is ./{0}",
                     as_typed(*option, arguments));
}

// --help and --version are "errors" too; they succeed.
int end_parsing(const CLI::App& app, const std::vector<std::string>& arguments,
                const CLI::ParseError& end, const Console& console) {
  if (end.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
    app.exit(end, console.out, console.err);
    console.out.flush();
    return everything_read;
  }
  const auto named = app.get_subcommands();
  say(console.err, what_is_wrong(app, arguments, end));
  say(console.err, fmt::format("'mainmode{} --help' lists what there is",
                               named.empty() ? "" : " " + named.front()->get_name()));
  return nothing_done;
}

/// The commands there are, of which the command line names one.
class Commands {
 public:
  /// Both must outlive the commands.
  Commands(CLI::App& app, const Console& console) : app_(app), console_(console) {
    add("timeline", "Every Main Mode SA established, failed and ended, in time order",
        declare_timeline, timeline);
    add("sessions", "One row an SA: when it came up and ended, between whom, and how it ended",
        declare_sessions, sessions);
    add("summary", "Counts by peer, reason and hour, and what stands out", declare_summary,
        summary);
    add("report", "A page to look at: timeline, failures, findings, tables", declare_report,
        report);
    add("inspect", "What each log holds, what is damaged, what is missing", declare_inspect,
        inspect);
    add("dump", "Every record of any event, as XML or JSON lines", declare_dump, dump);
    add("verify", "Both readers on every record of any event, compared", declare_verify, verify);
    add("explain",
        "What an event, a parameter string, an error, a field, a column or a finding means",
        declare_explain, explain);
  }

  /// The one that was named, once the command line is parsed.
  [[nodiscard]] const std::function<ExitStatus()>& named() const {
    return commands_.at(app_.get_subcommands().front());
  }

 private:
  template <class Options>
  void add(const std::string& name, const std::string& purpose,
           void (*declare)(CLI::App&, Options&),
           ExitStatus (*run)(const Options&, const Console&)) {
    const auto options = std::make_shared<Options>();
    if constexpr (std::derived_from<Options, LogOptions>) options->threads = console_.processors;
    auto* command = app_.add_subcommand(name, purpose);
    declare(*command, *options);
    commands_[command] = [this, run, options] {
      if constexpr (std::derived_from<Options, LogOptions>) tell_of_terminal(*options);
      return run(*options, console_);
    };
  }

  void tell_of_terminal(const LogOptions& options) const {
    if (console_.in_is_terminal && options.verbosity != Verbosity::quiet &&
        std::ranges::find(options.paths, "-") != options.paths.end())
      say(console_.err, "reading a log from standard input, which is a terminal");
  }

  CLI::App& app_;
  const Console& console_;
  std::map<const CLI::App*, std::function<ExitStatus()>> commands_{};
};

std::vector<std::string> names_of_commands(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* command : app.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  return names;
}

// CLI11 would ask for a command and not say which word it does not know.
void check_command(const CLI::App& app, const std::vector<std::string>& arguments) {
  if (arguments.empty() || arguments.front().starts_with('-')) return;
  const auto is_meant = [&](const CLI::App* command) {
    return command->get_name() == arguments.front();
  };
  if (app.get_subcommands(is_meant).empty())
    throw CLI::ParseError(fmt::format("'{}' is no command: there are {}", arguments.front(),
                                      fmt::join(names_of_commands(app), ", ")),
                          CLI::ExitCodes::ExtrasError);
}

void parse(CLI::App& app, const std::vector<std::string>& arguments) {
  check_command(app, arguments);
  auto reversed = arguments;
  std::ranges::reverse(reversed);  // as CLI11 takes them
  app.parse(reversed);
}

int parse_and_run(const std::vector<std::string>& arguments, const Console& console) {
  CLI::App app{"Timelines of IPsec Main Mode from exported Windows event logs (.evtx)", "mainmode"};
  app.set_version_flag("--version", "mainmode " MAINMODE_VERSION);
  app.require_subcommand(1);
  wrap_descriptions(app);
  const Commands commands(app, console);
  try {
    parse(app, arguments);
  } catch (const CLI::ParseError& end) {
    return end_parsing(app, arguments, end, console);
  }
  return commands.named()();
}

}  // namespace

int run(const std::vector<std::string>& arguments, const Console& console) {
  try {
    return parse_and_run(arguments, console);
  } catch (const std::bad_alloc&) {
    say(console.err, "out of memory: read fewer logs at a time");
  } catch (const std::exception& error) {
    say(console.err, error.what());
  }
  return nothing_done;
}

}  // namespace cmd
