#include "cmd/run.h"

#include <fmt/format.h>
#include <fmt/ostream.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <exception>
#include <new>
#include <ostream>

#include "cmd/exit_status.h"
#include "cmd/timeline.h"
#include "cmd/timeline_options.h"

namespace cmd {
namespace {

// --help and --version are "errors" too; they succeed.
int end_parsing(const CLI::App& app, const CLI::ParseError& end, const Console& console) {
  if (end.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
    app.exit(end, console.out, console.err);
    console.out.flush();
    return everything_read;
  }
  fmt::print(console.err,
             "mainmode: {}\nmainmode: 'mainmode timeline --help' lists what there is\n",
             end.what());
  return nothing_done;
}

// CLI11 would ask for a command and not say which word it does not know.
void check_command(const CLI::App& app, const std::vector<std::string>& arguments) {
  if (arguments.empty() || arguments.front().starts_with('-')) return;
  const auto is_meant = [&](const CLI::App* command) {
    return command->get_name() == arguments.front();
  };
  if (app.get_subcommands(is_meant).empty())
    throw CLI::ParseError(fmt::format("'{}' is no command: there is timeline", arguments.front()),
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
  TimelineOptions options{.threads = console.processors};
  auto* command = app.add_subcommand(
      "timeline", "Every Main Mode SA established, failed and ended, in time order");
  declare_timeline(*command, options);
  try {
    parse(app, arguments);
  } catch (const CLI::ParseError& end) {
    return end_parsing(app, end, console);
  }
  if (console.in_is_terminal && std::ranges::find(options.paths, "-") != options.paths.end())
    fmt::print(console.err, "mainmode: reading a log from standard input, which is a terminal\n");
  return timeline(options, console);
}

}  // namespace

int run(const std::vector<std::string>& arguments, const Console& console) {
  try {
    return parse_and_run(arguments, console);
  } catch (const std::bad_alloc&) {
    fmt::print(console.err, "mainmode: out of memory: read fewer logs at a time\n");
  } catch (const std::exception& error) {
    fmt::print(console.err, "mainmode: {}\n", error.what());
  }
  return nothing_done;
}

}  // namespace cmd
